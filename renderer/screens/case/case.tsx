import type { ReactNode } from 'react'
import type { OpenCase } from '../../../contract/diagnosis.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Card } from '../../../contract/people.ts'
import type { Fixer } from '../../../domain/diagnosis.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { Finder } from './finder.tsx'
import { Opened } from './opened.tsx'
import { RegionLine } from './region-line.tsx'
import { withoutCode, type CaseWork } from './work.ts'
import './case.css'
import './opened.css'

type Props = {
  /** The person who is not let in; nobody in particular where a call came by phone. */
  person: string | undefined
  work: CaseWork
  onWork: (work: CaseWork) => void
  onBack: () => void
  onCompare: (card: Card, found: OpenCase) => void
  onMemo: (found: OpenCase, by: Fixer, isAtOnce: boolean) => void
  /** The receipt of a correction that is kept already, printed. */
  onReceipt: (correction: string) => void
  /** To the search, with the case kept for the person who is found there. */
  onSeek: () => void
  onFault: (fault: Fault) => void
  /** What other systems can be asked about it. */
  lookups: ReactNode
}

/** From the message on the screen to the right next step. */
export function CaseFinder(given: Props) {
  return given.person === undefined ? (
    <Diagnosis {...given} card={undefined} again={() => undefined} fault={undefined} />
  ) : (
    <OfPerson {...given} id={given.person} />
  )
}

function OfPerson({ id, ...given }: Props & { id: string }) {
  const { value: card, fault, again } = useLook('people.open', { id })
  return <Diagnosis {...given} card={card} fault={fault} again={again} />
}

type Given = Props & { card: Card | undefined; fault: Fault | undefined; again: () => void }

/** The field for the message stands at once, so that no key is lost; the card of the person comes when it comes. */
function Diagnosis({ person, card, fault, again, work, onWork, onBack, onFault, ...acts }: Given) {
  const words = useWords()
  const { cases, desk } = words
  const { code } = work
  const toMessages = () => onWork(withoutCode(work))
  if (person !== undefined && !card && (fault || code !== undefined)) {
    return (
      <Absent
        isPage
        fault={fault && sayFault(words, fault)}
        loading={desk.loading}
        again={desk.lookAgain}
        onAgain={again}
      />
    )
  }
  return (
    <main className="case">
      <header className="case-head">
        <Button look="plain" onPress={code === undefined ? onBack : toMessages}>
          <Icon name="back" /> {code === undefined ? desk.back : cases.toMessages}
        </Button>
        <div className="case-whose">
          <h1>{cases.title}</h1>
          <p className="quiet">{whose()}</p>
        </div>
        <RegionLine />
      </header>
      {code === undefined ? (
        <Finder {...{ person, card, work, onWork, onBack, onFault }} />
      ) : (
        <Opened key={code} {...{ card, code, visitor: work.visitor, onBack: toMessages, onFault, ...acts }} />
      )}
    </main>
  )

  function whose(): string {
    if (!card) return person === undefined ? cases.nobody : ''
    const { lastName, firstName, middleName, className } = card.record
    const name = [lastName, firstName, middleName].filter(Boolean).join(' ')
    return [name, className && words.person.class(className)].filter(Boolean).join(', ')
  }
}
