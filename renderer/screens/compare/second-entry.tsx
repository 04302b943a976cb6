import { useEffect, useId, useRef } from 'react'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import type { Sheet } from './sheet.ts'

type Props = {
  second: NonNullable<Sheet['second']>
  onType: (text: string) => void
  onAccept: () => void
  onAnew: () => void
}

/** The СНИЛС once more, from the document: the first entry is hidden, and nothing can be pasted. */
export function SecondEntry({ second: { text, isShort }, onType, onAccept, onAnew }: Props) {
  const { second: words, compare } = useWords()
  const said = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const refuse = (event: { preventDefault: () => void }) => event.preventDefault()
  return (
    <div className="active-document">
      <p>
        <strong>{words.title}</strong> {words.lead}
      </p>
      <p className="aloud hidden-entry" aria-hidden="true">
        •••-•••-••• ••
      </p>
      <input
        ref={input}
        className="aloud"
        type="text"
        inputMode="numeric"
        aria-label={words.label}
        aria-describedby={said}
        value={text}
        maxLength={30}
        autoComplete="off"
        spellCheck={false}
        onPaste={refuse}
        onDrop={refuse}
        onChange={(event) => onType(event.target.value)}
      />
      <output id={said} className="active-said">
        {isShort && (
          <p className="mark mark-error">
            <Icon name="fault" /> <strong>{words.short}</strong>
          </p>
        )}
      </output>
      <div className="active-buttons">
        <Button look="main" keys="Enter" onPress={onAccept}>
          {compare.next}
        </Button>
        <Button look="plain" onPress={onAnew}>
          {words.anew}
        </Button>
      </div>
    </div>
  )
}
