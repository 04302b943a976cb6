import { useState } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { DevicesState } from '../../../contract/signer.ts'
import { Segments } from '../../parts/segments.tsx'
import { useWords } from '../../words/spoken.ts'
import { Cards } from './cards.tsx'
import { Failures } from './failures.tsx'
import { Staff } from './staff.tsx'
import { Trust } from './trust.tsx'
import './setup.css'

export type SetupProps = {
  desk: Desk
  devices: DevicesState | undefined
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

const PARTS = { cards: Cards, staff: Staff, trust: Trust, failures: Failures } as const

type Part = keyof typeof PARTS

/** The desk itself: its cards, who works here, whom it trusts, and what to do when something fails. */
export function Setup(props: SetupProps) {
  const { setup } = useWords()
  const [part, setPart] = useState<Part>('cards')
  const Chosen = PARTS[part]
  return (
    <main className="setup">
      <header className="setup-head">
        <h1>{setup.title}</h1>
        <Segments
          label={setup.title}
          value={part}
          onChoose={(value) => setPart(value as Part)}
          options={(Object.keys(PARTS) as Part[]).map((value) => ({ value, word: setup.parts[value] }))}
        />
      </header>
      <Chosen {...props} />
    </main>
  )
}
