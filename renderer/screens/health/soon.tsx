import type { HealthLine } from '../../../contract/health.ts'
import type { Mark } from '../../../contract/mark.ts'
import { formatDate } from '../../../domain/date.ts'
import { useLook } from '../../link/look.ts'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'
import { TURNING } from './kinds.ts'
import { useRoving } from './roving.ts'
import { turningSoon } from './turning.ts'

/** Birthdays shown beside the rest; all of them are one press away. */
const SHOWN = 3

type Props = {
  /** What had the focus before. */
  chosen: string
  onOpen: (id: string, chosen: string) => void
  onAll: () => void
}

const keyOf = (id: string): string => `soon ${id}`

/** Who turns 14 or 18 within a month, the next first. No defect: it is here so that nobody is surprised. */
export function Soon({ chosen, onOpen, onAll }: Props) {
  const { value } = useLook('health.list', { code: TURNING, limit: 1_000 })
  return value ? <Birthdays {...{ ...value, chosen, onOpen, onAll }} /> : null
}

function Birthdays({ lines, total, chosen, onOpen, onAll }: Props & { lines: HealthLine[]; total: number }) {
  const { health } = useWords()
  const turning = turningSoon(lines).slice(0, SHOWN)
  const { group, item } = useRoving({ keys: turning.map(({ person }) => keyOf(person.id)), start: chosen })
  return (
    <section className="soon" aria-labelledby="soon">
      <header className="part-head">
        <h2 id="soon">{health.soon.title}</h2>
        {total > SHOWN && (
          <Button look="plain" onPress={onAll}>
            {health.soon.all(total)}
          </Button>
        )}
      </header>
      {turning.length === 0 && <p className="quiet small">{health.soon.none}</p>}
      <div {...group}>
        <ul>
          {turning.map(({ person, age, on }) => (
            <li key={person.id}>
              <button
                type="button"
                className="turning"
                onClick={() => onOpen(person.id, keyOf(person.id))}
                {...item(keyOf(person.id))}
              >
                <span className="turning-name">
                  {person.lastName} {person.firstName}, {person.className}
                </span>
                <span className="number quiet">{health.soon.turns(age, formatDate(on).slice(0, 5))}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      {AGES.filter((age) => turning.some((one) => one.age === age)).map((age) => (
        <p key={age} className="small quiet">
          {health.soon.acts[age]}
        </p>
      ))}
    </section>
  )
}

const AGES = [14, 18] as const satisfies readonly Extract<Mark, { code: 'age.turns' }>['age'][]
