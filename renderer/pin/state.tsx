import type { PinQuestion } from '../../contract/pin.ts'
import { Note } from './note.tsx'
import type { Mode } from './pin-page.tsx'
import { words } from './words.ts'

type Props = {
  question: PinQuestion
  mode: Mode
  /** The card had been away and is here again. */
  isBack: boolean
}

/** How the chosen card is, said as soon as it changes. */
export function State({ question: { language, cardState, documents, signed }, mode, isBack }: Props) {
  const { pin: say } = words[language]
  return (
    <output className="pin-state">
      {mode === 'away' && cardState !== 'here' && (
        <Note tone="warn" icon="card" title={say.away[cardState]}>
          <p>{say.awayWhat[cardState]}</p>
          <p className="small">{documents.length > 0 ? say.kept : say.erased}</p>
        </Note>
      )}
      {mode === 'blocked' && (
        <Note tone="fault" icon="lock" title={say.blocked}>
          {say.blockedWhat}
        </Note>
      )}
      {isBack && (mode === 'entry' || mode === 'pad') && (
        <Note tone="good" icon="check">
          {say.back}
        </Note>
      )}
      {signed > 0 && mode !== 'working' && (
        <Note tone="good" icon="check">
          {say.progress(signed, documents.length)}
        </Note>
      )}
    </output>
  )
}
