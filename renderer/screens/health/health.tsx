import type { Fault } from '../../../contract/fault.ts'
import { Absent } from '../../parts/absent.tsx'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { ClassBars } from './class-bars.tsx'
import { readyOf } from './classes.ts'
import { FirstRun, NoPeople } from './empty.tsx'
import { KindList } from './kind-list.tsx'
import { TURNING } from './kinds.ts'
import { Joy, Lead, RunLine } from './lead.tsx'
import { PeopleList } from './people-list.tsx'
import { Soon } from './soon.tsx'
import { Trend } from './trend.tsx'
import { useHealth } from './use-health.ts'
import { drilled, type HealthWork } from './work.ts'
import './health.css'
import './list.css'

/** While checks run that have not come to this share of the people, the numbers would mislead. */
const ENOUGH = 0.5

type Props = {
  /** How many people the base holds, checked or not. */
  people: number
  work: HealthWork
  onWork: (work: HealthWork) => void
  onOpen: (id: string) => void
  onClassList: (className: string) => void
  onImport: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** Everything in the base that will stop somebody from logging in: the whole at a glance, and the people behind it. */
export function Health({ people, work, onWork, onOpen, onClassList, onImport, onTell, onFault }: Props) {
  const words = useWords()
  const { health, run, fault, again, start, stop } = useHealth(onFault)

  if (!health || !run) {
    return (
      <Absent
        isPage
        fault={fault && sayFault(words, fault)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
  if (work.filter) {
    return (
      <PeopleList {...{ health, filter: work.filter, work, onWork, onOpen, onClassList, onTell, onFault }} />
    )
  }
  const runLine = <RunLine run={run} onStart={() => void start()} onStop={() => void stop()} />
  const isEarly = run.at === undefined || (run.state === 'running' && health.people < people * ENOUGH)
  if (people === 0 || isEarly) {
    return (
      <main className="health">
        <header className="health-head">
          <Title>{words.health.title}</Title>
          {people > 0 && runLine}
        </header>
        {people === 0 ? <NoPeople onImport={onImport} /> : <FirstRun isRunning={run.state === 'running'} />}
      </main>
    )
  }
  const { pupils, guardians } = readyOf(health)
  return (
    <main className="health">
      <section className="top" aria-label={words.health.title}>
        <div className="top-said">
          <Title>
            <Lead pupils={pupils} />
          </Title>
          {health.ready === health.people && <Joy />}
          {runLine}
        </div>
        <Trend days={health.trend} />
      </section>
      <div className="health-body">
        <ClassBars
          classes={health.classes}
          guardians={guardians}
          chosen={work.chosen}
          onChoose={(className, chosen) => onWork(drilled(work, { className }, chosen))}
        />
        <div className="health-side">
          <KindList
            kinds={health.kinds}
            chosen={work.chosen}
            onChoose={(code, chosen) => onWork(drilled(work, { code }, chosen))}
          />
          <Soon
            chosen={work.chosen}
            onOpen={(id, chosen) => {
              onWork({ ...work, chosen })
              onOpen(id)
            }}
            onAll={() => onWork(drilled(work, { code: TURNING }, ''))}
          />
        </div>
      </div>
    </main>
  )
}
