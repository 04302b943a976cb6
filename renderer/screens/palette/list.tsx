import { useEffect } from 'react'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import { useWords } from '../../words/spoken.ts'
import { PaletteRow } from './row.tsx'
import type { Part, Row } from './rows.ts'

/** The id of the list, for the field over it. */
export const LIST = 'palette'

/** The id of a row, for the field that names the chosen one while it keeps the focus. */
export const optionId = (id: string): string => `${LIST}-option-${id}`

type Props = { parts: readonly Part[]; chosen: Row | undefined; onRun: (row: Row) => void }

/** The rows under their headings. The field chooses among them by keys; a press does one at once. */
export function PaletteList({ parts, chosen, onRun }: Props) {
  const { palette } = useWords()
  const rows = parts.flatMap((part) => part.rows)
  const id = chosen?.id
  useEffect(() => {
    if (id !== undefined) document.getElementById(optionId(id))?.scrollIntoView({ block: 'nearest' })
  }, [id])
  if (rows.length === 0) return null
  return (
    <ListBox
      id={LIST}
      className="palette-list"
      aria-label={palette.list}
      selectionMode="single"
      selectedKeys={id === undefined ? [] : [id]}
      onSelectionChange={(keys) => {
        const [pressed = id] = keys === 'all' ? [] : keys
        const row = rows.find((one) => one.id === pressed)
        if (row) onRun(row)
      }}
    >
      {parts.map((part) => (
        <ListBoxSection key={part.rows[0]!.id} id={`part-${part.rows[0]!.id}`}>
          <Header className="palette-part">{part.title}</Header>
          {part.rows.map((row) => (
            <ListBoxItem key={row.id} id={row.id} className="palette-row" textValue={nameOf(row)}>
              <PaletteRow row={row} />
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  )
}

const nameOf = (row: Row): string => {
  if (row.kind === 'command') return row.title
  return row.kind === 'seen' ? row.person.name : `${row.person.lastName} ${row.person.firstName}`
}
