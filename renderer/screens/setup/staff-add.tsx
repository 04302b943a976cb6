import { useState } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import type { DevicesState } from '../../../contract/signer.ts'
import type { StaffMember } from '../../../contract/staff.ts'
import { ROLES, type Role } from '../../../domain/role.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { useWords } from '../../words/spoken.ts'
import { newcomers } from './staff-cards.ts'

type Props = {
  desk: Desk
  devices: DevicesState | undefined
  members: readonly StaffMember[]
  onAdd: (chosen: { card: string; certificate: string; role: Role }, name: string) => Promise<void>
}

/** Enters the owner of a card in a reader: the name is the certificate's, only the role is chosen. */
export function StaffAdd({ desk, devices, members, onAdd }: Props) {
  const { staff, roles, roleActs, card: cardWords } = useWords()
  const { adding } = staff
  const [wanted, setWanted] = useState<string>()
  const [role, setRole] = useState<Role>('secretary')
  const [isBusy, setIsBusy] = useState(false)

  const there = newcomers(devices, members)
  const chosen = there.find(({ certificate }) => certificate.fingerprint === wanted) ?? there[0]
  // Whoever enters themselves first must be able to go on.
  const isOwn = desk.shift?.way === 'start' || chosen?.certificate.fingerprint === desk.shift?.fingerprint
  const isFirst = members.length === 0 && isOwn
  const as: Role = isFirst ? 'administrator' : role
  const add = async ({ card, certificate }: NonNullable<typeof chosen>) => {
    if (isBusy) return
    setIsBusy(true)
    await onAdd({ card, certificate: certificate.fingerprint, role: as }, cardWords.nameOf(certificate))
    setIsBusy(false)
    setWanted(undefined)
    setRole('secretary')
  }
  return (
    <section className="staff-add">
      <h3>{adding.title}</h3>
      {!chosen && <p className="quiet">{adding.allHere}</p>}
      {chosen && (
        <>
          <p className="quiet">{adding.put}</p>
          <Choice
            label={adding.whose}
            value={chosen.certificate.fingerprint}
            onChoose={setWanted}
            options={there.map(({ certificate }) => ({
              value: certificate.fingerprint,
              word: (
                <span className="staff-choice">
                  <span>{cardWords.nameOf(certificate)}</span>
                  <span className="small quiet">{certificate.organisation}</span>
                </span>
              ),
            }))}
          />
          {isFirst ? (
            <p className="small quiet">{adding.first}</p>
          ) : (
            <Choice
              label={adding.role}
              value={as}
              onChoose={setRole}
              options={ROLES.map((value) => ({
                value,
                word: (
                  <span className="staff-choice">
                    <span>{roles[value]}</span>
                    <span className="small quiet">{roleActs[value]}</span>
                  </span>
                ),
              }))}
            />
          )}
          <Button look="main" isBusy={isBusy} onPress={() => void add(chosen)}>
            {adding.add}
          </Button>
        </>
      )}
    </section>
  )
}
