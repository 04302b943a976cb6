import { useState } from 'react'
import type { Answer } from '../../../contract/index.ts'
import type { StaffMember } from '../../../contract/staff.ts'
import type { Outcome } from '../../../domain/outcome.ts'
import type { Role } from '../../../domain/role.ts'
import type { Fault } from '../../../contract/fault.ts'
import { mayNow } from '../../../contract/may-now.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import type { SetupProps } from './setup.tsx'
import { StaffAdd } from './staff-add.tsx'
import { StaffRow } from './staff-row.tsx'
import { isOwn } from './staff-cards.ts'
import './staff.css'

/** Who works here, and as what. */
export function Staff({ desk, devices, onTell, onFault }: SetupProps) {
  const words = useWords()
  const { staff } = words
  const { value, fault, again } = useLook('staff.list', {})
  const [removing, setRemoving] = useState<StaffMember>()
  if (!value) {
    return (
      <Absent
        fault={fault && sayFault(words, fault)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
  const { members } = value
  const mayChange = mayNow(desk.shift, 'staff')
  const settle = (outcome: Outcome<Answer<'staff.list'>, Fault>, said: string) => {
    if (outcome.ok) onTell(said)
    else onFault(outcome.fault)
    again()
  }
  const add = async (chosen: { card: string; certificate: string; role: Role }, name: string) =>
    settle(await call('staff.add', chosen), staff.added(name))
  const change = async (id: string, role: Role) =>
    settle(await call('staff.change', { id, role }), staff.changed)
  const remove = async ({ id }: StaffMember) => {
    setRemoving(undefined)
    settle(await call('staff.remove', { id }), staff.removed)
  }
  const ownOne = members.find((member) => isOwn(member, desk, devices))
  return (
    <section className="setup-part staff">
      <header>
        <h2>{staff.title}</h2>
        {members.length > 0 && <p className="quiet">{staff.lead}</p>}
      </header>
      <div className="staff-body">
        <div className="staff-main">
          {members.length === 0 ? (
            <Notice tone="warn" icon="hint" title={staff.empty}>
              {mayChange && desk.shift?.way === 'card' && staff.emptyWhat}
            </Notice>
          ) : (
            <ul className="staff-list" aria-label={staff.title}>
              {members.map((member) => (
                <StaffRow
                  key={member.id}
                  member={member}
                  isOwn={member === ownOne}
                  mayChange={mayChange}
                  onRole={(role) => void change(member.id, role)}
                  onRemove={() => setRemoving(member)}
                />
              ))}
            </ul>
          )}
          {!mayChange && <p className="quiet">{staff.onlyAdministrator}</p>}
        </div>
        {mayChange && <StaffAdd desk={desk} devices={devices} members={members} onAdd={add} />}
      </div>
      {removing && (
        <Dialog
          title={staff.removing.title}
          close={staff.removing.keep}
          onClose={() => setRemoving(undefined)}
          foot={
            <Button look="grave" onPress={() => void remove(removing)}>
              {staff.removing.remove}
            </Button>
          }
        >
          <p>
            <strong>{removing.name}</strong>
          </p>
          <p>{removing === ownOne ? staff.removing.self : staff.removing.what}</p>
        </Dialog>
      )}
    </section>
  )
}
