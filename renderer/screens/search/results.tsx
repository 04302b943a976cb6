import { memo, useEffect, useRef, type KeyboardEvent } from 'react'
import type { Found } from '../../../contract/people.ts'
import { listAttributes, optionAttributes } from '../../parts/options.ts'
import { useAfterPaint } from '../../parts/after-paint.ts'
import { useWords } from '../../words/spoken.ts'
import { Result } from './result.tsx'

type Props = {
  found: readonly Found[]
  chosen: string | undefined
  onOpen: (id: string) => void
  /** The keys of the field, for who has gone to the list by Tab. */
  onKeyDown: (event: KeyboardEvent) => void
}

/** A row and what stands above the first one, px at the least. */
const ROW = 46
const ABOVE = 240

/** Rows that the window can show: those below its edge are drawn once these are seen. */
let inSight = 0
const look = () => {
  inSight = Math.ceil((innerHeight - ABOVE) / ROW) // asked while drawing it would be measured anew
}
look()
addEventListener('resize', look)

/** The id of a person's row, for the field that names the chosen one while it keeps the focus. */
export const optionId = (id: string): string => `found-option-${id}`

/**
 * The people found. The field chooses among them by keys; a press opens one at once. It is drawn at every letter that is
 * typed: so it is plain elements, and only when what it shows has changed.
 */
export const Results = memo(function Results({ found, chosen, onOpen, onKeyDown }: Props) {
  const { search } = useWords()
  const isSeen = useAfterPaint()
  /** Until a row was chosen or the list was scrolled it stands at its top: nothing is to be measured. */
  const isMoved = useRef(false)
  const row = found.findIndex(({ id }) => id === chosen)
  const isFirst = row <= 0
  useEffect(() => {
    if (!isFirst) isMoved.current = true
    if (!chosen || !isMoved.current) return
    document.getElementById(optionId(chosen))?.scrollIntoView({ block: 'nearest' })
  }, [chosen, isFirst])
  const press = (event: KeyboardEvent) => {
    if (event.key !== ' ' || chosen === undefined) return onKeyDown(event)
    event.preventDefault()
    onOpen(chosen)
  }
  const list = { id: 'found', label: search.results, chosen: chosen && optionId(chosen), onKeyDown: press }
  return (
    <ul className="results" onScroll={() => (isMoved.current = true)} {...listAttributes(list)}>
      {(isSeen || row >= inSight ? found : found.slice(0, inSight)).map((person) => (
        <Row key={person.id} person={person} isChosen={person.id === chosen} onOpen={onOpen} />
      ))}
    </ul>
  )
})

type RowProps = { person: Found; isChosen: boolean; onOpen: (id: string) => void }

const Row = memo(function Row({ person, isChosen, onOpen }: RowProps) {
  const { id } = person
  return (
    <li className="result" {...optionAttributes({ id: optionId(id), isChosen, onPress: () => onOpen(id) })}>
      <Result person={person} />
    </li>
  )
})
