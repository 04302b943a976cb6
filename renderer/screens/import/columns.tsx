import type { ColumnMeaning, ColumnTarget, Look } from '../../../contract/import.ts'
import { Badge } from '../../parts/badge.tsx'
import { Select } from '../../parts/select.tsx'
import { useWords } from '../../words/spoken.ts'

type Props = {
  look: Look
  columns: readonly (ColumnTarget | null)[]
  onChange: (place: number, target: ColumnTarget | null) => void
}

/** What each column was taken for, with what stands in it; any of them may be set otherwise. */
export function Columns({ look, columns, onChange }: Props) {
  const { importing, meanings, relations } = useWords()
  const all = Object.keys(meanings) as ColumnMeaning[]
  const options = [
    { value: '', word: importing.leaveOut },
    ...[0, 1, 2, 3, 4].flatMap((whose) =>
      all
        .filter((what) => whose === 0 || !OF_PUPIL.has(what))
        .map((what) => ({
          value: `${whose} ${what}`,
          word: `${importing.whose[whose] ?? ''}${meanings[what]}`,
        })),
    ),
  ]
  const choose = (place: number, value: string) => {
    const [whose, what] = value.split(' ')
    const meaning = all.find((one) => one === what)
    onChange(place, meaning ? { whose: Number(whose), what: meaning } : null)
  }
  return (
    <section className="columns">
      <h2>{importing.columns}</h2>
      <p className="quiet small">{importing.columnsWhat}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{importing.heading}</th>
            <th scope="col">{importing.meaning}</th>
            <th scope="col">{importing.sample}</th>
          </tr>
        </thead>
        <tbody>
          {look.columns.map(({ heading, from }, place) => {
            const target = columns[place] ?? null
            const name = heading || importing.noHeading(place + 1)
            return (
              <tr key={place}>
                <th scope="row">{name}</th>
                <td>
                  <Select
                    label={importing.meaningOf(name)}
                    value={target ? `${target.whose} ${target.what}` : ''}
                    options={options}
                    onChoose={(value) => choose(place, value)}
                  />
                  {target?.relation && <Badge>{relations[target.relation]}</Badge>}
                  {from === 'nothing' && !target && <Badge tone="warn">{importing.from[from]}</Badge>}
                </td>
                <td className="quiet small columns-sample">{samplesOf(look, place)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** What only the person of the row can have. */
const OF_PUPIL: ReadonlySet<string> = new Set(['recordKind', 'className', 'state'])

const samplesOf = ({ sample }: Look, place: number): string =>
  [...new Set(sample.map((row) => row[place] ?? '').filter(Boolean))].slice(0, 3).join(' · ')
