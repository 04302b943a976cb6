import type { Desk } from '../contract/desk.ts'
import type { OpenCase } from '../contract/diagnosis.ts'
import type { Fault } from '../contract/fault.ts'
import type { Card } from '../contract/people.ts'
import type { Place, Work } from './place.ts'
import { CaseFinder } from './screens/case/case.tsx'
import { caseOf, withCase } from './screens/case/work.ts'
import { Lookups } from './screens/lookup/lookups.tsx'
import type { PaperKind } from './screens/paper/paper-kind.ts'

type Props = {
  desk: Desk
  person: string | undefined
  work: Work
  onWork: (change: (work: Work) => Work) => void
  onGo: (place: Place) => void
  onBack: () => void
  onCompare: (card: Card, found?: OpenCase) => void
  onPaper: (paper: PaperKind, isAtOnce: boolean) => void
  onFault: (fault: Fault) => void
}

/** «Что на экране?», of a person or of nobody in particular, joined with where it leads. */
export function CasePage({ desk, person, work, onWork, onGo, onPaper, ...acts }: Props) {
  const key = person ?? ''
  const held = caseOf(work.cases, key)
  return (
    <CaseFinder
      person={person}
      work={held}
      onWork={(next) => onWork((now) => ({ ...now, cases: withCase(now.cases, key, next) }))}
      onMemo={({ code, visitor }, by, isAtOnce) => {
        const { message } = held
        const seen = { ...(message !== undefined && { message }), ...(person && { person }) }
        onPaper({ kind: 'memo', code, by, visitor, ...seen }, isAtOnce)
      }}
      onReceipt={(correction) => onPaper({ kind: 'receipt', correction }, true)}
      onSeek={() => {
        const sought = { ...held, isSought: true } as const
        onWork((now) => ({ ...now, cases: withCase(now.cases, '', sought) }))
        onGo({ screen: 'search' })
      }}
      lookups={<Lookups desk={desk} person={person} withDoor />}
      {...acts}
    />
  )
}
