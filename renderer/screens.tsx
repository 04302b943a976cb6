import type { Desk } from '../contract/desk.ts'
import type { Fault } from '../contract/fault.ts'
import type { OpenCase } from '../contract/diagnosis.ts'
import type { HeldCorrection, Line } from '../contract/journal.ts'
import type { Card } from '../contract/people.ts'
import type { DevicesState } from '../contract/signer.ts'
import { compared, type Place, type Work } from './place.ts'
import { CaseFinder } from './screens/case/case.tsx'
import { caseOf, withCase } from './screens/case/work.ts'
import { Compare } from './screens/compare/compare.tsx'
import { Health } from './screens/health/health.tsx'
import { Import } from './screens/import/import.tsx'
import type { Importing } from './screens/import/use-import.ts'
import { Outbox } from './screens/outbox/outbox.tsx'
import type { PaperKind } from './screens/paper/paper-kind.ts'
import { Paper } from './screens/paper/paper.tsx'
import { Person } from './screens/person/person.tsx'
import { Requests } from './screens/requests/requests.tsx'
import { Search } from './screens/search/search.tsx'
import { Setup } from './screens/setup/setup.tsx'
import { Sign } from './screens/sign/sign.tsx'

type Props = {
  desk: Desk
  line: Line | undefined
  devices: DevicesState | undefined
  work: Work
  importing: Importing
  onWork: (change: (work: Work) => Work) => void
  onGo: (place: Place) => void
  onBack: () => void
  onLine: (line: Line) => void
  onSaved: (held: HeldCorrection) => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** The screen for the place where the secretary is. Screens do not know each other: they are joined here. */
export function Screens({ desk, line, devices, work, importing, ...acts }: Props) {
  const { onWork, onGo, onBack, onLine, onSaved, ...say } = acts
  const place = work.places.at(-1)!
  const openPerson = (id: string) => onGo({ screen: 'person', id })
  const openPaper = (paper: PaperKind) => onGo({ screen: 'paper', paper })
  const compare = (card: Card, found?: OpenCase) => {
    const { record } = card
    onWork((now) => compared(now, record))
    onGo({ screen: 'compare', id: record.id, card, ...(found && { found }) })
  }

  switch (place.screen) {
    case 'search':
      return (
        <Search
          desk={desk}
          line={line}
          query={work.query}
          onQuery={(query) => onWork((now) => ({ ...now, query }))}
          onOpen={openPerson}
          onGo={(screen) => onGo({ screen })}
          onDiagnose={() => onGo({ screen: 'case' })}
          onFault={say.onFault}
        />
      )
    case 'person':
      return (
        <Person
          key={place.id}
          id={place.id}
          isCovered={work.isCovered}
          onCover={() => onWork((now) => ({ ...now, isCovered: !now.isCovered }))}
          onOpen={openPerson}
          onBack={onBack}
          onCompare={compare}
          onDiagnose={() => onGo({ screen: 'case', person: place.id })}
          onReceipt={(correction) => openPaper({ kind: 'receipt', correction })}
        />
      )
    case 'case': {
      const key = place.person ?? ''
      return (
        <CaseFinder
          key={key}
          person={place.person}
          work={caseOf(work.cases, key)}
          onWork={(next) => onWork((now) => ({ ...now, cases: withCase(now.cases, key, next) }))}
          onBack={onBack}
          onCompare={compare}
          onMemo={({ code, visitor }, by) => {
            const { message } = caseOf(work.cases, key)
            openPaper({
              kind: 'memo',
              code,
              by,
              visitor,
              ...(message !== undefined && { message }),
              ...(place.person && { person: place.person }),
            })
          }}
          onReceipt={(correction) => openPaper({ kind: 'receipt', correction })}
          onSeek={() => {
            const sought = { ...caseOf(work.cases, key), isSought: true } as const
            onWork((now) => ({ ...now, cases: withCase(now.cases, '', sought) }))
            onGo({ screen: 'search' })
          }}
          onFault={say.onFault}
        />
      )
    }
    case 'paper':
      return <Paper desk={desk} paper={place.paper} onBack={onBack} {...say} />
    case 'compare': {
      const sheet = work.sheets[place.id]
      return sheet ? (
        <Compare
          key={place.id}
          known={place.card}
          found={place.found}
          sheet={sheet}
          onSheet={(next) => onWork((now) => ({ ...now, sheets: { ...now.sheets, [place.id]: next } }))}
          onBack={onBack}
          onSaved={onSaved}
          onFault={say.onFault}
        />
      ) : null
    }
    case 'sign':
      return <Sign desk={desk} devices={devices} onSearch={() => onGo({ screen: 'search' })} {...say} />
    case 'outbox':
      return (
        <Outbox
          line={line}
          onLine={onLine}
          onOpen={openPerson}
          onReceipt={(correction) => openPaper({ kind: 'receipt', correction })}
          {...say}
        />
      )
    case 'health':
      return (
        <Health
          people={desk.people}
          work={work.health}
          onWork={(next) => onWork((now) => ({ ...now, health: next }))}
          onOpen={openPerson}
          onClassList={(className) => openPaper({ kind: 'class-list', className })}
          onImport={() => onGo({ screen: 'import' })}
          {...say}
        />
      )
    case 'requests':
      return <Requests onOpen={openPerson} onPrint={() => openPaper({ kind: 'requests' })} {...say} />
    case 'import':
      return <Import importing={importing} {...say} />
    case 'setup':
      return <Setup desk={desk} devices={devices} {...say} />
  }
}
