import { useEffect } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { Found } from '../../../contract/people.ts'
import { useWords } from '../../words/spoken.ts'
import { Result } from './result.tsx'

type Props = { found: readonly Found[]; chosen: string | undefined; onOpen: (id: string) => void }

/** The id of a person's row, for the field that names the chosen one while it keeps the focus. */
export const optionId = (id: string): string => `found-option-${id}`

/** The people found. The field chooses among them by keys; a press opens one at once. */
export function Results({ found, chosen, onOpen }: Props) {
  const { search, kinds } = useWords()
  useEffect(() => {
    if (chosen) document.getElementById(optionId(chosen))?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <ListBox
      id="found"
      className="results"
      aria-label={search.results}
      selectionMode="single"
      selectedKeys={chosen ? [chosen] : []}
      onSelectionChange={(keys) => {
        const [pressed = chosen] = keys === 'all' ? [] : keys
        if (pressed !== undefined) onOpen(String(pressed))
      }}
    >
      {found.map((person) => (
        <ListBoxItem
          key={person.id}
          id={person.id}
          className="result"
          textValue={`${kinds[person.kind]} ${person.lastName} ${person.firstName} ${person.className}`}
        >
          <Result person={person} />
        </ListBoxItem>
      ))}
    </ListBox>
  )
}
