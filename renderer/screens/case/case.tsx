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
  onMemo: (found: OpenCase, by: Fixer) => void
  /** To the search, with the case kept for the person who is found there. */
  onSeek: () => void
  onFault: (fault: Fault) => void
}

/** From the message on the screen to the right next step. */
export function CaseFinder({ person, ...given }: Props) {
  return person === undefined ? (
    <Diagnosis card={undefined} {...given} />
  ) : (
    <OfPerson id={person} {...given} />
  )
}

type Given = Omit<Props, 'person'>

function OfPerson({ id, ...given }: Given & { id: string }) {
  const words = useWords()
  const { value: card, fault, again } = useLook('people.open', { id })
  if (card) return <Diagnosis card={card} {...given} />
  return (
    <Absent
      fault={fault && sayFault(words, fault)}
      loading={words.desk.loading}
      again={words.desk.lookAgain}
      onAgain={again}
    />
  )
}

function Diagnosis({ card, work, onWork, onBack, onFault, ...acts }: Given & { card: Card | undefined }) {
  const { cases, desk, person } = useWords()
  const { code } = work
  const toMessages = () => onWork(withoutCode(work))
  return (
    <main className="case">
      <header className="case-head">
        <Button look="plain" onPress={code === undefined ? onBack : toMessages}>
          <Icon name="back" /> {code === undefined ? desk.back : cases.toMessages}
        </Button>
        <div className="case-whose">
          <h1>{cases.title}</h1>
          <p className="quiet">
            {card
              ? [
                  [card.record.lastName, card.record.firstName, card.record.middleName]
                    .filter(Boolean)
                    .join(' '),
                  card.record.className && person.class(card.record.className),
                ]
                  .filter(Boolean)
                  .join(', ')
              : cases.nobody}
          </p>
        </div>
        <RegionLine />
      </header>
      {code === undefined ? (
        <Finder {...{ card, work, onWork, onBack, onFault }} />
      ) : (
        <Opened key={code} {...{ card, code, visitor: work.visitor, onBack: toMessages, onFault, ...acts }} />
      )}
    </main>
  )
}
