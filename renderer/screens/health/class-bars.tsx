import type { ClassHealth } from '../../../contract/health.ts'
import { useWords } from '../../words/spoken.ts'
import { Bar, Hatch } from './bar.tsx'
import { stagesOf, type Ready } from './classes.ts'
import { useRoving } from './roving.ts'
import { percentOf } from './share.ts'

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
  const stages = stagesOf(classes)
  const names = stages.flatMap(({ years }) => years.flat().map(({ className }) => className))
  const { group, item } = useRoving({ keys: names.map(keyOf), start: chosen, isFirst: true })
  return (
    <section className="by-class" aria-labelledby="by-class">
      <Hatch />
      <header className="part-head">
        <h2 id="by-class">{health.byClass}</h2>
        <ul className="legend small" aria-hidden="true">
          <li>
            <Bar ready={1} of={1} /> {health.legend.ready}
          </li>
          <li>
            <Bar ready={0} of={1} /> {health.legend.faults}
          </li>
        </ul>
        <span className="small quiet">{health.keys}</span>
      </header>
      <div {...group} className="stages">
        {stages.map(({ stage, years }) => (
          <section key={stage} className="stage" aria-labelledby={`stage-${stage}`}>
            <h3 id={`stage-${stage}`}>{health.stages[stage]}</h3>
            {years.map((year) => (
              <ul key={year[0]!.className} className="year">
                {year.map(({ className, pupils, ready }) => (
                  <li key={className}>
                    <Tile
                      {...{ className, pupils, ready }}
                      item={item(keyOf(className))}
                      onPress={() => onChoose(className, keyOf(className))}
                    />
                  </li>
                ))}
              </ul>
            ))}
          </section>
        ))}
      </div>
      <p className="guardians">
        <span>
          {health.guardians}: <strong>{health.percent(percentOf(guardians.ready, guardians.people))}</strong>
        </span>
        <Bar ready={guardians.ready} of={guardians.people} />
        <span className="quiet">{health.of(guardians.ready, guardians.people)}</span>
      </p>
    </section>
  )
}

type TileProps = {
  className: string
  pupils: number
  ready: number
  item: { 'data-item': string; tabIndex: number }
  onPress: () => void
}

function Tile({ className, pupils, ready, item, onPress }: TileProps) {
  const { health } = useWords()
  const share = health.percent(percentOf(ready, pupils))
  const of = health.of(ready, pupils)
  return (
    <button
      type="button"
      className="tile"
      aria-label={health.tile(className, share, of, pupils - ready)}
      onClick={onPress}
      {...item}
    >
      <strong>{className}</strong>
      <span className="tile-share">{share}</span>
      <Bar ready={ready} of={pupils} />
      <span className="tile-of">{of}</span>
    </button>
  )
}
