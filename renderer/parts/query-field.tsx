import { memo, useCallback, useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import './query-field.css'

type Props = {
  field: RefObject<HTMLInputElement | null>
  label: string
  placeholder: string
  /** The id of the list below, and of the row in it that Enter opens: the focus stays here. */
  list: string
  chosen: string | undefined
  isOpen: boolean
  query: string
  longest: number
  /** The word for emptying the field. */
  clear: string
  onType: (text: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** The large field over a list that is found while typing; the keys of the list are pressed in it. */
export function QueryField({ field, list, chosen, isOpen, query, longest, clear, onType, ...given }: Props) {
  const { label, placeholder, onKeyDown } = given
  const last = useRef(onType)
  useEffect(() => {
    last.current = onType
  })
  const onClear = useCallback(() => last.current(''), [])
  return (
    <div className="query-field">
      <Icon name="search" />
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        {...(chosen !== undefined && { 'aria-activedescendant': chosen })}
        placeholder={placeholder}
        value={query}
        maxLength={longest}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Clear isHidden={query === ''} word={clear} onClear={onClear} />
    </div>
  )
}

type ClearProps = { isHidden: boolean; word: string; onClear: () => void }

/** Hidden and not taken away: what a letter brings with it stands in its way. */
const Clear = memo(function Clear({ isHidden, word, onClear }: ClearProps) {
  return (
    <span className="query-clear" hidden={isHidden}>
      <Button look="plain" keys="Esc" onPress={onClear}>
        {word}
      </Button>
    </span>
  )
})
