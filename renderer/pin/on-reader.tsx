import type { PinQuestion } from '../../contract/pin.ts'
import { Note } from './note.tsx'
import { TriesLeft } from './tries.tsx'
import { words } from './words.ts'

type Props = { question: PinQuestion; fault: string | undefined; isWrong: boolean }

/** At a reader with keys of its own there is nothing to type here. */
export function OnReader({ question, fault, isWrong }: Props) {
  const { pin: say } = words[question.language]
  return (
    <>
      <Note tone="calm" icon="hint">
        {say.pad}
      </Note>
      <TriesLeft question={question} isWrong={isWrong} />
      <div role="alert" className="pin-said">
        {fault && <p className="pin-fault">{fault}</p>}
      </div>
    </>
  )
}
