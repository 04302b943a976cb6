import type { Desk } from '../contract/desk.ts'
import type { Fault } from '../contract/fault.ts'
import type { HeldCorrection, Line } from '../contract/journal.ts'
import type { DevicesState } from '../contract/signer.ts'
import { compared, type Place, type Work } from './place.ts'
import { Compare } from './screens/compare/compare.tsx'
import { Import } from './screens/import/import.tsx'
import type { Importing } from './screens/import/use-import.ts'
import { Outbox } from './screens/outbox/outbox.tsx'
import { Person } from './screens/person/person.tsx'
import { Search } from './screens/search/search.tsx'
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
          onCompare={(card) => {
            const { record } = card
            onWork((now) => compared(now, record))
            onGo({ screen: 'compare', id: record.id, card })
          }}
        />
      )
    case 'compare': {
      const sheet = work.sheets[place.id]
      return sheet ? (
        <Compare
          key={place.id}
          known={place.card}
          sheet={sheet}
          onSheet={(next) => onWork((now) => ({ ...now, sheets: { ...now.sheets, [place.id]: next } }))}
          onBack={onBack}
          onSaved={onSaved}
          onFault={say.onFault}
        />
      ) : null
    }
    case 'sign':
      return (
        <Sign
          devices={devices}
          fingerprint={desk.shift?.fingerprint}
          onSearch={() => onGo({ screen: 'search' })}
          {...say}
        />
      )
    case 'outbox':
      return <Outbox line={line} onLine={onLine} onOpen={openPerson} {...say} />
    case 'import':
      return <Import importing={importing} {...say} />
  }
}
