import type { ColumnSource } from '../../../contract/exchange.ts'
import { Badge } from '../../parts/badge.tsx'
import { useWords } from '../../words/spoken.ts'
import { choicesOf, keyOf } from './sources.ts'

type Props = {
  place: number
  heading: string
  source: ColumnSource
  examples: readonly string[]
  isGuessed: boolean
  onChoose: (source: ColumnSource) => void
}

const LONGEST_TEXT = 500

/** One heading of the journal's table, what stands below it in the template, and what we write there. */
export function ColumnRow({ place, heading, source, examples, isGuessed, onChoose }: Props) {
  const words = useWords()
  const { editor } = words.exchange.mappings
  const choices = choicesOf(words)
  const all = [...choices.person, ...choices.was, ...choices.correction]
  const name = heading || editor.noHeading(place + 1)
  const key = keyOf(source)

  const choose = (chosen: string) => {
    if (chosen === 'text') return onChoose({ from: 'text', text: '' })
    onChoose(all.find((one) => one.key === chosen)?.source ?? { from: 'empty' })
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <div className="column-holds">
          <select
            className="select"
            aria-label={editor.holdsIn(name)}
            value={key}
            onChange={(event) => choose(event.target.value)}
          >
            <option value="empty">{editor.empty}</option>
            {(['person', 'was', 'correction'] as const).map((group) => (
              <optgroup key={group} label={editor.groups[group]}>
                {choices[group].map((one) => (
                  <option key={one.key} value={one.key}>
                    {one.word}
                  </option>
                ))}
              </optgroup>
            ))}
            {!all.some((one) => one.key === key) && source.from === 'person' && (
              <option value={key}>{words.exchange.mappings.ofPerson[source.field]}</option>
            )}
            <option value="text">{editor.text}</option>
          </select>
          {isGuessed && <Badge tone="warn">{editor.guessed}</Badge>}
          {source.from === 'text' && (
            <input
              className="column-text"
              aria-label={editor.textIn(name)}
              value={source.text}
              maxLength={LONGEST_TEXT}
              autoComplete="off"
              spellCheck="false"
              onChange={(event) => onChoose({ from: 'text', text: event.target.value })}
            />
          )}
        </div>
      </td>
      <td className="quiet small column-examples">{examples.join(' · ')}</td>
    </tr>
  )
}
