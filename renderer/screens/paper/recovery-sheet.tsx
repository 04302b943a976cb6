import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Answer } from '../../../contract/index.ts'
import { longDate } from '../../words/long-date.ts'
import { useWords } from '../../words/spoken.ts'
import { Preview } from './preview.tsx'
import { Sheet } from './sheet.tsx'
import './receipt.css'
import './recovery-sheet.css'

/** A code that was just made; nobody can ask for it again. */
type MadeCode = Answer<'recovery.make'>

type Props = {
  desk: Desk
  code: MadeCode
  onBack: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

const known = { fault: undefined, onAgain: () => undefined }

/** The sheet with the recovery code, for an envelope: it is printed and never saved. */
export function RecoveryPaper({ desk, code, ...rest }: Props) {
  const { sheet } = useWords().recovery
  return (
    <Preview
      title={sheet.title}
      noted={{ kind: 'recovery', subject: code.id }}
      file={sheet.title}
      {...known}
      {...rest}
    >
      <RecoverySheet desk={desk} code={code} />
    </Preview>
  )
}

/** What it is, which desk, the code, how to use it and how to keep it. */
export function RecoverySheet({ desk, code }: { desk: Desk; code: MadeCode }) {
  const words = useWords()
  const { sheet } = words.recovery
  return (
    <Sheet
      school={desk.schoolTitle}
      isTraining={desk.training}
      form="one"
      title={sheet.title}
      aside={sheet.number(code.id)}
      foot={
        <dl className="receipt-signatures recovery-signature">
          <div>
            <dt>{sheet.who}</dt>
            <dd>
              <span>{words.paper.receipt.signature}</span>
              <span>{words.paper.receipt.name}</span>
            </dd>
          </div>
        </dl>
      }
    >
      <p>{sheet.what}</p>
      <p>
        {sheet.desk}: <b>{desk.workplace}</b>
        <br />
        {sheet.made}: <b>{longDate(words, new Date(code.made))}</b>
      </p>
      <ol className="recovery-groups" aria-label={sheet.code}>
        {code.groups.map((group, place) => (
          <li key={`${place + 1} ${group}`}>
            <span>{place + 1}</span>
            <b>{group}</b>
          </li>
        ))}
      </ol>
      <section>
        <h3>{sheet.how}</h3>
        <ol className="recovery-steps">
          {sheet.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <section>
        <h3>{sheet.keep}</h3>
        <ul className="recovery-steps">
          {sheet.keeping.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </Sheet>
  )
}
