import { useState } from 'react'
import type { Desk } from '../contract/desk.ts'
import type { DevicesState } from '../contract/signer.ts'
import { cameIn, presentIn, stillKnown } from './came.ts'
import { Button } from './parts/button.tsx'
import { Icon } from './parts/icon.tsx'
import { useWords } from './words/spoken.ts'

type Props = {
  shift: NonNullable<Desk['shift']>
  devices: DevicesState | undefined
  onTakeOver: (card: string, certificate: string) => Promise<void>
}

/** Says that somebody else's card is in, and offers the shift to it. Takes neither the focus nor a key. */
export function Newcomer({ shift, devices, onTakeOver }: Props) {
  const words = useWords()
  const [known, setKnown] = useState<readonly string[]>(() => (devices ? presentIn(devices) : []))
  const [isAsking, setIsAsking] = useState(false)
  const left = stillKnown(known, devices)
  if (left !== known) setKnown(left)

  const came = cameIn(devices, shift.fingerprint, left)
  const isFirst = shift.way !== 'card'
  const take = async ({ card, certificate }: NonNullable<typeof came>) => {
    if (isAsking) return
    setIsAsking(true)
    await onTakeOver(card.id, certificate.fingerprint)
    setIsAsking(false)
  }
  return (
    <output className="newcomer-place">
      {came && (
        <div className="newcomer">
          <Icon name="card" />
          <span className="newcomer-what">
            <strong>{words.shift.came(words.card.nameOf(came.certificate))}</strong>
            {!isFirst && <span className="quiet">{words.shift.takeOverWhat}</span>}
          </span>
          <Button isBusy={isAsking} onPress={() => void take(came)}>
            {isFirst ? words.shift.open : words.shift.takeOver}
          </Button>
          <Button look="plain" onPress={() => setKnown([...left, came.certificate.fingerprint])}>
            {words.shift.notNow}
          </Button>
        </div>
      )}
    </output>
  )
}
