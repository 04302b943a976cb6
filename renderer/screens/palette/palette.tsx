import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import type { Fault } from '../../../contract/fault.ts'
import { useFind, type Finding } from '../../link/find.ts'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import type { Command, Seen } from './command.ts'
import { isBegun } from './matching.ts'
import { caseCodeIn, failureNumberIn } from './numbers.ts'
import { LIST, optionId, PaletteList } from './list.tsx'
import { partsOf, type Row } from './rows.ts'
import { useCase } from './use-case.ts'
import './palette.css'

const LONGEST = 200 // signs

type Props = {
  commands: readonly Command[]
  recent: readonly Seen[]
  onPerson: (id: string) => void
  onCase: (code: string) => void
  onFailure: (number: number) => void
  /** The search, with what was typed. */
  onSearch: (query: string) => void
  /** Closes the palette, and then does what was chosen. */
  onClose: (act?: () => void) => void
  onFault: (fault: Fault) => void
}

/** Everything that can be done and everybody who can be found, by typing the name of it. */
export function Palette({ commands, recent, onClose, onFault, onSearch, ...acts }: Props) {
  const words = useWords()
  const { palette } = words
  const [query, setQuery] = useState('')
  const asked = query.trim()
  const isForPeople = caseCodeIn(asked) === undefined && failureNumberIn(asked)?.isSaid !== true
  const sought = isForPeople ? asked : ''
  const { finding } = useFind(sought, onFault)
  const cases = useCase(caseCodeIn(asked))
  const isCurrent = finding.query === sought
  const parts = partsOf(words, {
    query: asked,
    commands,
    recent,
    found: finding.found,
    cases,
    onSearch,
    ...acts,
  })
  const rows = parts.flatMap((part) => part.rows)

  const [choice, setChoice] = useState({ of: '', id: '' })
  const at = Math.max(0, choice.of === asked ? rows.findIndex(({ id }) => id === choice.id) : 0)
  const chosen = rows[at]
  const move = (steps: number) => {
    const next = rows[(at + steps + rows.length) % rows.length]
    if (next) setChoice({ of: asked, id: next.id })
  }
  const run = (row: Row) => onClose(row.act)

  /** Enter came before the people did: the first row is taken when they come. */
  const awaited = useRef('')
  const enter = () => {
    const isPicked = choice.of === asked || (chosen?.kind === 'command' && isBegun(chosen, asked))
    if (chosen && (isCurrent || isPicked)) run(chosen)
    else awaited.current = asked
  }
  const openAwaited = useEffectEvent((_finding: Finding) => {
    if (!isCurrent || asked === '' || awaited.current !== asked) return
    awaited.current = ''
    if (rows[0]) run(rows[0])
  })
  useEffect(() => openAwaited(finding), [finding])

  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const isAgain = event.ctrlKey && event.code === 'KeyK'
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: enter,
      Escape: () => onClose(),
    }
    const act = isAgain ? () => onClose(() => onSearch(asked)) : moves[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <ModalOverlay className="dialog-shade palette-shade" isOpen isDismissable onOpenChange={() => onClose()}>
      <Modal className="palette">
        <Dialog className="palette-frame" aria-label={palette.title}>
          <div className="palette-field">
            <Icon name="search" />
            <input
              ref={field}
              type="text"
              role="combobox"
              aria-label={palette.label}
              aria-expanded={rows.length > 0}
              aria-controls={LIST}
              aria-autocomplete="list"
              {...(chosen && { 'aria-activedescendant': optionId(chosen.id) })}
              placeholder={palette.placeholder}
              value={query}
              maxLength={LONGEST}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={press}
            />
          </div>
          <PaletteList parts={parts} chosen={chosen} onRun={run} />
          <output className="palette-said">
            {rows.length === 0 && isCurrent && (
              <>
                <strong>{palette.nothing}</strong>
                <span>{palette.nothingWhat}</span>
              </>
            )}
          </output>
          <p className="palette-keys">
            {palette.keys.map(([key, what]) => (
              <span key={key}>
                <kbd>{key}</kbd> {what}
              </span>
            ))}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
