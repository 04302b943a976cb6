import type { Fault } from '../../../contract/fault.ts'
import type { Health, HealthFilter, HealthLine } from '../../../contract/health.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useKeys } from '../../parts/keys.ts'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { Filters } from './filters.tsx'
import { PersonLine } from './person-line.tsx'
import { useRoving } from './roving.ts'
import { exportWords } from './export-words.ts'
import { MOST_SHOWN, narrowed, widened, withMore, type HealthWork } from './work.ts'

type Props = {
  health: Health
  filter: HealthFilter
  work: HealthWork
  onWork: (work: HealthWork) => void
  onOpen: (id: string) => void
  onClassList: (className: string) => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** The people behind the numbers, narrowed by class, kind and gravity; Enter opens a card and comes back here. */
export function PeopleList({ health, filter, work, onWork, onOpen, onClassList, onTell, onFault }: Props) {
  const words = useWords()
  const { list } = words.health
  const { value, fault, again } = useLook('health.list', { ...filter, limit: work.shown })
  const leave = () => onWork(widened(work))

  useKeys((event) => {
    const isBack =
      event.key === 'Escape' || event.key === 'Backspace' || (event.key === 'ArrowLeft' && event.altKey)
    return isBack ? leave : undefined
  })
  const save = async () => {
    const outcome = await call('health.export', { ...filter, words: exportWords(words) })
    if (outcome.ok) onTell(list.saved(outcome.value.name, outcome.value.rows))
    else if (outcome.fault.code !== 'file.not-chosen') onFault(outcome.fault)
  }
  const { className } = filter
  return (
    <main className="health">
      <header className="health-head">
        <Button look="plain" onPress={leave}>
          <Icon name="back" /> {words.health.title}
        </Button>
        <div className="list-title">
          <Title>{list.title}</Title>
          <output className="quiet">{value && list.found(value.total)}</output>
        </div>
        <span className="health-acts">
          {className !== undefined && className !== '' && (
            <Button onPress={() => onClassList(className)}>
              <Icon name="file" /> {list.classList}
            </Button>
          )}
          <Button onPress={() => void save()}>
            <Icon name="file" /> {list.save}
          </Button>
        </span>
      </header>
      <div className="filters-row">
        <Filters
          filter={filter}
          classes={health.classes}
          kinds={health.kinds}
          onChange={(change) => onWork(narrowed(work, change))}
        />
        <span className="small quiet">{list.keys}</span>
      </div>
      {value ? (
        <Lines
          {...{ lines: value.lines, total: value.total, filter, work, onWork }}
          onOpen={(id) => {
            onWork({ ...work, person: id })
            onOpen(id)
          }}
        />
      ) : (
        <Absent
          fault={fault && sayFault(words, fault)}
          loading={words.desk.loading}
          again={words.desk.lookAgain}
          onAgain={again}
        />
      )}
    </main>
  )
}

type LinesProps = Pick<Props, 'filter' | 'work' | 'onWork' | 'onOpen'> & {
  lines: readonly HealthLine[]
  total: number
}

function Lines({ lines, total, filter, work, onWork, onOpen }: LinesProps) {
  const { list } = useWords().health
  const keys = lines.map(({ person }) => person.id)
  const { group, item } = useRoving({ keys, start: work.person, isFirst: true })
  if (total === 0) {
    return (
      <div className="lines-none">
        <h2>{list.nobody}</h2>
        <p className="quiet">{list.nobodyWhat}</p>
      </div>
    )
  }
  return (
    <div {...group} className="lines">
      <ul>
        {lines.map((line) => (
          <PersonLine
            key={line.person.id}
            line={line}
            code={filter.code}
            item={item(line.person.id)}
            onOpen={() => onOpen(line.person.id)}
          />
        ))}
      </ul>
      {lines.length < total && (
        <p className="lines-more">
          <span className="quiet">{list.shown(lines.length, total)}</span>
          {work.shown < MOST_SHOWN ? (
            <Button onPress={() => onWork(withMore(work))}>{list.more}</Button>
          ) : (
            <span>{list.most}</span>
          )}
        </p>
      )}
    </div>
  )
}
