import { useState } from 'react'
import type { ClassHealth } from '../../../contract/health.ts'
import { useWords, type Words } from '../../words/spoken.ts'
import { Bar, Hatch } from './bar.tsx'
import { laidOut, stagesOf, type Ready } from './classes.ts'
import { useRoving } from './roving.ts'
import { percentOf } from './share.ts'
import './class-bars.css'

type Props = {
  classes: readonly ClassHealth[]
  guardians: Ready
  /** What had the focus before. */
  chosen: string
  onChoose: (className: string, chosen: string) => void
}

const keyOf = (className: string): string => `class ${className}`

/** How many of each class are ready, year under year; arrows go over the classes, Enter shows the people. */
export function ClassBars({ classes, guardians, chosen, onChoose }: Props) {
  const { health } = useWords()
  const { stages, columns } = laidOut(stagesOf(classes))
  const names = stages.flatMap(({ rows }) => rows.flat().map(({ className }) => className))
  const [at, setAt] = useState<ClassHealth>()
  const { group, item } = useRoving({ keys: names.map(keyOf), start: chosen, isFirst: true })
  return (
    <section className="by-class" aria-labelledby="by-class">
      <Hatch />
      <header className="part-head">
        <h2 id="by-class">{health.byClass}</h2>
        <span className="class-detail small quiet">{at ? sayInFull(health, at) : health.keys}</span>
      </header>
      <div {...group} className="stages">
        {stages.map(({ stage, rows }) => (
          <section key={stage} className="stage" aria-labelledby={`stage-${stage}`}>
            <h3 id={`stage-${stage}`}>
              <span aria-hidden="true">{health.shortStages[stage]}</span>
              <span className="unseen">{health.stages[stage]}</span>
            </h3>
            <div>
              {rows.map((row) => (
                <ul key={row[0]!.className} className="year" data-columns={columns}>
                  {row.map((one) => (
                    <li key={one.className}>
                      <Tile
                        one={one}
                        item={item(keyOf(one.className))}
                        onPress={() => onChoose(one.className, keyOf(one.className))}
                        onLook={() => setAt(one)}
                      />
                    </li>
                  ))}
                </ul>
              ))}
            </div>
          </section>
        ))}
      </div>
      <div className="guardians">
        <span>
          {health.guardians}: <strong>{health.percent(percentOf(guardians.ready, guardians.people))}</strong>
        </span>
        <Bar ready={guardians.ready} of={guardians.people} />
        <span className="quiet">{health.of(guardians.ready, guardians.people)}</span>
        <ul className="legend small" aria-hidden="true">
          <li>
            <Bar ready={1} of={1} /> {health.legend.ready}
          </li>
          <li>
            <Bar ready={0} of={1} /> {health.legend.faults}
          </li>
        </ul>
      </div>
    </section>
  )
}

type TileProps = {
  one: ClassHealth
  item: { 'data-item': string; tabIndex: number }
  onPress: () => void
  onLook: () => void
}

function Tile({ one: { className, pupils, ready }, item, onPress, onLook }: TileProps) {
  const { health } = useWords()
  return (
    <button
      type="button"
      className="tile"
      onClick={onPress}
      onFocus={onLook}
      onPointerEnter={onLook}
      {...item}
    >
      <strong>{className}</strong> <span className="unseen">{health.heard.ready}</span>{' '}
      <span className="tile-share">{health.percent(percentOf(ready, pupils))}</span>
      <Bar ready={ready} of={pupils} /> <span className="tile-of">{health.of(ready, pupils)}</span>{' '}
      <span className="unseen">{health.heard.left(pupils - ready)}</span>
    </button>
  )
}

const sayInFull = (health: Words['health'], one: ClassHealth): string =>
  health.classDetail(
    one.className,
    health.of(one.ready, one.pupils),
    health.of(one.guardiansReady, one.guardians),
    one.faults,
    one.warnings,
  )
