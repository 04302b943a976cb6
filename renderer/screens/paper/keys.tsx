import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import { KEY_PARTS } from '../../words/key-parts.ts'
import { useWords } from '../../words/spoken.ts'
import { Preview } from './preview.tsx'
import { Sheet } from './sheet.tsx'
import './keys.css'

type Props = {
  desk: Desk
  onBack: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

const known = { fault: undefined, onAgain: () => undefined }

/** The sheet of keys that hangs beside the screen. */
export function KeysPaper({ desk, ...rest }: Props) {
  const { keys } = useWords()
  const noted = { kind: 'keys', subject: '' } as const
  return (
    <Preview title={keys.title} noted={noted} file={keys.title} {...known} {...rest}>
      <KeySheet desk={desk} />
    </Preview>
  )
}

/** All keys on one page. */
export function KeySheet({ desk }: { desk: Desk }) {
  const { keys } = useWords()
  return (
    <Sheet school={desk.schoolTitle} isTraining={desk.training} title={keys.sheet} form="one">
      <div className="leaf-keys">
        {KEY_PARTS.map((part) => (
          <section key={part}>
            <h3>{keys[part]}</h3>
            <dl>
              {keys.list[part].map(([key, what]) => (
                <div key={key}>
                  <dt>{key}</dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  )
}
