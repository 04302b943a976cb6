import { useState, type ReactNode } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { DevicesState } from '../../../contract/signer.ts'
import { Badge } from '../../parts/badge.tsx'
import type { Message } from '../../parts/toast.tsx'
import { useWords } from '../../words/spoken.ts'
import { Cards } from './cards.tsx'
import { Delivery } from './delivery.tsx'
import { DeskCopies } from './desk-copies.tsx'
import { DeskKey } from './desk-key.tsx'
import { DeskLink } from './desk-link.tsx'
import { DeskModules } from './desk-modules.tsx'
import { DeskPlace } from './desk-place.tsx'
import { DeskRetention } from './desk-retention.tsx'
import { DeskUpdates } from './desk-updates.tsx'
import { Failures } from './failures.tsx'
import { MadeCodeSheet, type CodeSheet, type MadeCode } from './made-code.tsx'
import { SideList } from './side-list.tsx'
import { Staff } from './staff.tsx'
import { Trust } from './trust.tsx'
import './setup.css'
import './settings.css'

export type SetupProps = {
  desk: Desk
  devices: DevicesState | undefined
  /** The way to a real school, and back to the training. */
  offer: ReactNode
  /** The finder of regions. */
  regions: (onChosen: () => void) => ReactNode
  /** The sheet of a code that was just made. */
  sheet: CodeSheet
  onTell: (text: string, action?: Message['action']) => void
  onFault: (fault: Fault) => void
  /** An act of destruction is to be printed. */
  onAct: (number: number) => void
}

type Props = SetupProps & { part: SetupPart | undefined; onPart: (part: SetupPart) => void }

/** What each part has besides. */
export type PartProps = SetupProps & {
  /** A recovery code was made: shown this once, in the place of everything else. */
  onCode: (code: MadeCode) => void
}

const PARTS = {
  cards: Cards,
  modules: DeskModules,
  staff: Staff,
  trust: Trust,
  link: DeskLink,
  delivery: Delivery,
  place: DeskPlace,
  copies: DeskCopies,
  key: DeskKey,
  retention: DeskRetention,
  updates: DeskUpdates,
  failures: Failures,
} as const

/** A part of the setup, by its name. */
export type SetupPart = keyof typeof PARTS

const GROUPS = {
  cards: ['cards', 'modules', 'staff', 'trust'],
  journal: ['link', 'delivery'],
  computer: ['place', 'copies', 'key', 'retention', 'updates'],
  help: ['failures'],
} as const satisfies { readonly [Group: string]: readonly SetupPart[] }

/** The desk itself: its cards, who works here, whom it trusts, how it is set, and what to do when something fails. */
export function Setup({ part = 'cards', onPart, ...given }: Props) {
  const { setup, settings, copies, recovery, updates } = useWords()
  const names: { readonly [Name in SetupPart]: string } = {
    ...setup.parts,
    ...settings.parts,
    key: recovery.key.part,
  }
  const [code, setCode] = useState<MadeCode>()
  const Chosen = PARTS[part]
  const props = { ...given, onCode: setCode }
  const badge = (said: string, isGood = false) => (
    <Badge tone={isGood ? 'accent' : 'warn'} icon={isGood ? 'hint' : 'warning'}>
      <span className="unseen">{said}</span>
    </Badge>
  )
  const marks = {
    ...(props.desk.update && { updates: badge(updates.badge, props.desk.update !== 'blocked') }),
    ...(props.desk.copyTrouble && { copies: badge(copies.badge) }),
    ...(props.desk.withoutRecovery && { key: badge(recovery.key.badge) }),
  }
  if (code) return <MadeCodeSheet {...props} code={code} onOver={() => setCode(undefined)} />
  return (
    <main className="setup">
      <header className="setup-head">
        <h1>{setup.title}</h1>
        {!props.desk.training && props.offer}
      </header>
      <div className="setup-body">
        <SideList
          label={setup.title}
          value={part}
          onChoose={onPart}
          groups={Object.entries(GROUPS).map(([group, held]) => ({
            title: settings.groups[group as keyof typeof GROUPS],
            options: held.map((value: SetupPart) => ({
              value,
              word: names[value],
              mark: marks[value as keyof typeof marks],
            })),
          }))}
        />
        <Chosen key={part} {...props} />
      </div>
    </main>
  )
}
