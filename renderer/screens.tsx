import { useState, type ReactNode } from 'react'
import type { Desk } from '../contract/desk.ts'
import type { Fault } from '../contract/fault.ts'
import type { OpenCase } from '../contract/diagnosis.ts'
import type { HeldCorrection, Line } from '../contract/journal.ts'
import type { Card } from '../contract/people.ts'
import type { DevicesState } from '../contract/signer.ts'
import { DeliveryPages, type DeliveryPage } from './delivery-pages.tsx'
import { JournalPages } from './journal-pages.tsx'
import { call } from './link/call.ts'
import { compared, printing, seen, withPart, type Place, type Work } from './place.ts'
import * as later from './later-screens.ts'
import { answersOf, type Answers } from './screens/compare/answers.ts'
import type { Message } from './parts/toast.tsx'
import type { Importing } from './screens/import/use-import.ts'
import type { PaperKind } from './screens/paper/paper-kind.ts'
import { Search } from './screens/search/search.tsx'
import type { SetupPart } from './screens/setup/setup.tsx'

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
  onSaved: (held: HeldCorrection, signs: boolean) => void
  onTell: (text: string, action?: Message['action']) => void
  onFault: (fault: Fault) => void
}

/** The screen for the place where the secretary is. Screens do not know each other: they are joined here. */
export function Screens({ desk, line, devices, work, importing, ...acts }: Props) {
  const { onWork, onGo, onBack, onLine, onSaved, ...say } = acts
  const place = work.places.at(-1)!
  const openPerson = (id: string) => onGo({ screen: 'person', id })
  const about = place.screen === 'access' ? place.person : undefined
  const openPaper = (paper: PaperKind) => onGo({ screen: 'paper', paper })
  const printPaper = (paper: PaperKind) => onGo({ screen: 'paper', paper, atOnce: true })
  /** What was answered last, of a pupil and of a grown-up: offered again, never filled in. */
  const [answers, setAnswers] = useState<Partial<Record<Card['record']['kind'], Answers>>>({})
  const compare = (card: Card, found?: OpenCase) => {
    const { record } = card
    onWork((now) => compared(now, record))
    void call('access.compare', { person: record.id })
    onGo({ screen: 'compare', id: record.id, card, ...(found && { found }) })
  }

  const pages = (at: DeliveryPage, page: ReactNode) => (
    <DeliveryPages at={at} conflicts={line?.conflicts ?? 0} onGo={(screen) => onGo({ screen })}>
      {page}
    </DeliveryPages>
  )

  const offer = <later.Offer desk={desk} onOpen={() => onGo({ screen: 'start' })} onFault={say.onFault} />
  const regions = (onChosen: () => void) => <later.Regions onChosen={onChosen} />
  const onAct = (number: number) => openPaper({ kind: 'act', number })
  const onPart = (part: SetupPart) => onWork((now) => withPart(now, part))
  const handed = { desk, devices, offer, regions, sheet: later.RecoveryPaper, ...say }
  const setup = (Page: typeof later.Setup, part?: SetupPart) => (
    <Page {...{ part, onAct, onPart, ...handed }} />
  )

  switch (place.screen) {
    case 'search':
      return (
        <Search
          {...{ desk, line, query: work.query }}
          onQuery={(query) => onWork((now) => ({ ...now, query }))}
          onOpen={openPerson}
          onGo={(screen) => onGo({ screen })}
          onDiagnose={(person) => onGo({ screen: 'case', ...(person !== undefined && { person }) })}
          onCompare={(card) => {
            openPerson(card.record.id) // where the comparison leads back to
            compare(card)
          }}
          onRequest={(about) => onGo({ screen: 'requests', about })}
          onFault={say.onFault}
          offer={desk.training && offer}
        />
      )
    case 'person':
      return (
        <later.Person
          key={place.id}
          id={place.id}
          isCovered={work.isCovered}
          onCover={() => onWork((now) => ({ ...now, isCovered: !now.isCovered }))}
          onOpen={openPerson}
          onBack={onBack}
          onCompare={compare}
          onDiagnose={() => onGo({ screen: 'case', person: place.id })}
          onSeen={(person) => onWork((now) => seen(now, person))}
          onReceipt={(correction) => openPaper({ kind: 'receipt', correction })}
          onPast={() => onGo({ screen: 'past', id: place.id })}
          onPrintReceipt={(correction) => printPaper({ kind: 'receipt', correction })}
          onAccess={() => onGo({ screen: 'access', person: place.id })}
          lookups={<later.Lookups desk={desk} person={place.id} withDoor={false} />}
        />
      )
    case 'past':
      return <later.Past key={place.id} id={place.id} onBack={onBack} onOpen={openPerson} />
    case 'case':
      return (
        <later.CasePage
          key={place.person ?? ''}
          {...{ desk, work, onWork, onGo, onBack }}
          person={place.person}
          onCompare={compare}
          onPaper={(paper, isAtOnce) => (isAtOnce ? printPaper : openPaper)(paper)}
          onFault={say.onFault}
        />
      )
    case 'paper':
      return (
        <later.Paper
          {...{ desk, onBack, ...say }}
          paper={place.paper}
          onPrinting={place.atOnce && (() => onWork(printing))}
        />
      )
    case 'compare': {
      const sheet = work.sheets[place.id]
      return sheet ? (
        <later.Compare
          key={place.id}
          {...{ known: place.card, found: place.found, sheet, onBack, onFault: say.onFault }}
          onSheet={(next) => onWork((now) => ({ ...now, sheets: { ...now.sheets, [place.id]: next } }))}
          last={answers[place.card.record.kind]}
          onSaved={(held, signs) => {
            setAnswers((now) => ({ ...now, [place.card.record.kind]: answersOf(held) }))
            onSaved(held, signs)
          }}
        />
      ) : null
    }
    case 'sign':
      return <later.Sign desk={desk} devices={devices} onSearch={() => onGo({ screen: 'search' })} {...say} />
    case 'outbox':
      return pages(
        'outbox',
        <later.Outbox
          line={line}
          onLine={onLine}
          onOpen={openPerson}
          onGo={(screen) => onGo({ screen })}
          onReceipt={(correction) => openPaper({ kind: 'receipt', correction })}
          {...say}
        />,
      )
    case 'conflicts':
      return pages(
        'conflicts',
        <later.Conflicts
          {...{ line, onLine }}
          work={work.conflicts}
          onWork={(change) => onWork((now) => ({ ...now, conflicts: change(now.conflicts) }))}
          toSign={desk.drafts}
          onSign={() => onGo({ screen: 'sign' })}
          onOpen={openPerson}
          {...say}
        />,
      )
    case 'retype':
      return pages(
        'retype',
        <later.Retype desk={desk} isCovered={work.isCovered} onOpen={openPerson} {...say} />,
      )
    case 'exchange':
      return pages('exchange', <later.Exchange onOpen={openPerson} {...say} />)
    case 'health':
      return (
        <later.Health
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
      return (
        <later.Requests
          {...{ about: place.about, work: work.requests, onOpen: openPerson, ...say }}
          onWork={(requests) => onWork((now) => ({ ...now, requests }))}
          onAdded={() => onGo({ screen: 'requests' })}
          onPrint={() => openPaper({ kind: 'requests' })}
        />
      )
    case 'register':
    case 'access':
      return (
        <JournalPages at={place.screen} onGo={(screen) => onGo({ screen })}>
          {place.screen === 'register' ? (
            <later.Register
              work={work.register}
              onWork={(next) => onWork((now) => ({ ...now, register: next }))}
              onOpen={openPerson}
              onPast={(id) => onGo({ screen: 'past', id })}
              onPaper={(filter) => openPaper({ kind: 'register', filter })}
              onSearch={() => onGo({ screen: 'search' })}
              {...say}
            />
          ) : (
            <later.Access
              key={about ?? ''}
              desk={desk}
              person={about}
              work={work.access}
              onWork={(next) => onWork((now) => ({ ...now, access: next }))}
              onOpen={openPerson}
              onBack={onBack}
              {...say}
            />
          )}
        </JournalPages>
      )
    case 'start':
      return (
        <later.Start
          {...{
            desk,
            line,
            devices,
            regions: later.Regions,
            staff: setup(later.Staff),
            onBack,
            onGo,
            ...say,
          }}
        />
      )
    case 'manual':
      return <later.Manual page={place.page} />
    case 'import':
      return <later.Import importing={importing} {...say} />
    case 'setup':
      return setup(later.Setup, place.part)
  }
}
