import type { ImportAnswer, ImportQuestion, Side } from '../../../contract/import.ts'
import { showField } from '../../../domain/field.ts'
import { Badge } from '../../parts/badge.tsx'
import { Choice } from '../../parts/choice.tsx'
import { useWords } from '../../words/spoken.ts'
import type { Importing } from './use-import.ts'

type Props = { question: ImportQuestion; importing: Importing }

const SHOWN = ['name', 'birthDate', 'snils', 'phone', 'className', 'kin'] as const

/** Who is meant: what the file says beside the people of the base, and the answers. */
export function Question({ question, importing }: Props) {
  const { importing: say, doubts, kinds } = useWords()
  const { row, whose, why, kind, asked, candidates } = question
  const answer = importing.state.answers.find((one) => one.row === row && one.whose === whose)
  const isSeveral = candidates.length > 1

  const choose = (how: string) => {
    const person = how.replace('same ', '')
    const given: ImportAnswer =
      how === 'other' || how === 'skip' ? { row, whose, how } : { row, whose, how: 'same', person }
    importing.answer(row, whose, given)
  }
  return (
    <li className="question">
      <p className="question-why">
        <Badge tone="warn">{doubts[why]}</Badge>{' '}
        <span className="quiet small">
          {kinds[kind]} · {say.row(row)}
        </span>
      </p>
      <div className="question-sides">
        <table>
          <thead>
            <tr>
              <th scope="col">{say.compared}</th>
              <th scope="col">{say.inFile}</th>
              {candidates.map(({ id }, at) => (
                <th key={id} scope="col">
                  {say.inBase}
                  {isSeveral && ` № ${at + 1}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {SHOWN.filter((name) => [asked, ...candidates].some((one) => textOf(one, name) !== '')).map(
              (name) => (
                <tr key={name}>
                  <th scope="row">{say.side[name]}</th>
                  <td>{textOf(asked, name) || '—'}</td>
                  {candidates.map((one) => (
                    <td
                      key={one.id}
                      className={textOf(one, name) === textOf(asked, name) ? '' : 'question-differs'}
                    >
                      {textOf(one, name) || '—'}
                      {name === 'className' && one.state === 'left' && ` (${say.hasLeft})`}
                    </td>
                  ))}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      <Choice
        label={say.whoIsIt(textOf(asked, 'name'))}
        value={answer && (answer.how === 'same' ? `same ${answer.person}` : answer.how)}
        options={[
          ...candidates.map(({ id }, at) => ({
            value: `same ${id}`,
            word: isSeveral ? say.sameAs(at + 1) : say.same,
          })),
          { value: 'other', word: say.other },
          { value: 'skip', word: say.skip },
        ]}
        onChoose={choose}
      />
    </li>
  )
}

function textOf(side: Side, name: (typeof SHOWN)[number]): string {
  if (name === 'name')
    return [side.name.lastName, side.name.firstName, side.name.middleName].filter(Boolean).join(' ')
  if (name === 'kin') return side.kin.join(', ')
  return name === 'className' ? side.className : showField(name, side[name])
}
