import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { CODE_GROUPS, GROUP_DIGITS, isRightGroup } from '../../../domain/recovery-code.ts'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'

type Props = {
  /** A group that the other side has found wrong, counted from 1. */
  wrongGroup: number | undefined
  takesFocus: boolean
  onChange: (code: string | undefined) => void
  onEnter: () => void
}

const PLACES: readonly number[] = Array.from({ length: CODE_GROUPS }, (_, place) => place)
const EMPTY: readonly string[] = PLACES.map(() => '')

/**
 * Ten groups as they stand on the sheet. A full group goes on to the next one, a slip is said as soon as its group is full,
 * and a code that is pasted whole falls into its places.
 */
export function CodeEntry({ wrongGroup, takesFocus, onChange, onEnter }: Props) {
  const { screen } = useWords().recovery
  const [groups, setGroups] = useState(EMPTY)
  const fields = useRef<(HTMLInputElement | null)[]>([])
  useEffect(() => {
    if (takesFocus) fields.current[0]?.focus()
  }, [takesFocus])

  const isWrong = (place: number): boolean =>
    groups[place]!.length === GROUP_DIGITS && !isRightGroup(groups[place]!, place)
  const firstWrong = groups.findIndex((_, place) => isWrong(place))
  const right = groups.filter((group, place) => isRightGroup(group, place)).length

  function put(next: readonly string[]): void {
    setGroups(next)
    onChange(next.every((group, place) => isRightGroup(group, place)) ? next.join(' ') : undefined)
  }

  /** Digits that are typed or pasted into a group run over into those after it. */
  function enter(place: number, text: string): void {
    const digits = text.replace(/\D/g, '')
    const next = [...groups]
    if (digits.length <= GROUP_DIGITS) next[place] = digits
    else {
      const parts = digits.match(/\d{1,6}/g) ?? []
      for (const [after, part] of parts.entries()) if (place + after < CODE_GROUPS) next[place + after] = part
    }
    put(next)
    const filled = Math.max(Math.ceil(digits.length / GROUP_DIGITS), 1)
    const isOn = digits.length > 0 && digits.length % GROUP_DIGITS === 0
    const stays = isOn && !isRightGroup(next[place]!, place) && filled === 1
    if (isOn && !stays) fields.current[Math.min(place + filled, CODE_GROUPS - 1)]?.focus()
  }

  function paste(place: number, event: ClipboardEvent): void {
    event.preventDefault()
    enter(place, event.clipboardData.getData('text'))
  }

  function press(place: number, event: KeyboardEvent<HTMLInputElement>): void {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const isAt = (end: number): boolean => selectionStart === end && selectionEnd === end
    if (event.key === 'Enter') onEnter()
    else if ((event.key === 'Backspace' && value === '') || (event.key === 'ArrowLeft' && isAt(0))) {
      if (place === 0) return
      event.preventDefault()
      fields.current[place - 1]?.focus()
    } else if (event.key === 'ArrowRight' && isAt(value.length)) {
      if (place === CODE_GROUPS - 1) return
      event.preventDefault()
      fields.current[place + 1]?.focus()
    } else if (event.key === ' ' && value !== '') {
      event.preventDefault()
      fields.current[Math.min(place + 1, CODE_GROUPS - 1)]?.focus()
    }
  }

  const shownWrong = firstWrong >= 0 ? firstWrong + 1 : wrongGroup
  return (
    <fieldset aria-label={screen.codeTitle} className="code-entry">
      <ol className="code-groups">
        {PLACES.map((place) => (
          <li key={place}>
            <input
              ref={(field) => {
                fields.current[place] = field
              }}
              className="code-group"
              inputMode="numeric"
              autoComplete="off"
              spellCheck={false}
              value={groups[place]!}
              aria-label={screen.group(place + 1)}
              aria-invalid={isWrong(place) || undefined}
              aria-describedby={isWrong(place) ? 'code-said' : undefined}
              onChange={(event) => enter(place, event.target.value)}
              onPaste={(event) => paste(place, event)}
              onKeyDown={(event) => press(place, event)}
              onFocus={(event) => event.currentTarget.select()}
            />
            {isRightGroup(groups[place]!, place) && <Icon name="check" />}
          </li>
        ))}
      </ol>
      <output id="code-said" className={shownWrong ? 'code-said choice-wrong' : 'code-said quiet'}>
        {shownWrong ? (
          <>
            <Icon name="fault" /> {screen.groupWrong(shownWrong)}
          </>
        ) : (
          screen.rightGroups(right)
        )}
      </output>
    </fieldset>
  )
}
