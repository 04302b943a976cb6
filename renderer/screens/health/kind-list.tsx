import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import { defectsOf, SEVERITIES, SEVERITY_ICONS, type Kind } from './kinds.ts'
import { useRoving } from './roving.ts'
import { sayKind } from './say.ts'

type Props = {
  kinds: readonly Kind[]
  /** What had the focus before. */
  chosen: string
  onChoose: (code: string, chosen: string) => void
}

const keyOf = (code: string): string => `kind ${code}`

/** What stands in the way, the gravest first, and how many people each concerns. */
export function KindList({ kinds, chosen, onChoose }: Props) {
  const words = useWords()
  const { health } = words
  const defects = defectsOf(kinds)
  const { group, item } = useRoving({ keys: defects.map(({ code }) => keyOf(code)), start: chosen })
  return (
    <section className="by-kind" aria-labelledby="by-kind">
      <header className="part-head">
        <h2 id="by-kind">{health.byKind}</h2>
      </header>
      {defects.length === 0 && <p className="quiet">{health.noKinds}</p>}
      <div {...group} className={defects.length > 0 ? 'kinds' : ''}>
        {SEVERITIES.map((severity) => {
          const within = defects.filter((kind) => kind.severity === severity)
          if (within.length === 0) return null
          return (
            <section key={severity} aria-labelledby={`kinds-${severity}`}>
              <h3 id={`kinds-${severity}`}>{health.gravities[severity]}</h3>
              <ul>
                {within.map(({ code, people, gravest }) => (
                  <li key={code}>
                    <button
                      type="button"
                      className={`kind kind-${severity}`}
                      onClick={() => onChoose(code, keyOf(code))}
                      {...item(keyOf(code))}
                    >
                      <Icon name={SEVERITY_ICONS[severity]} />
                      <span className="kind-what">{sayKind(words, code)}</span>{' '}
                      <span className="unseen">{health.severities[severity]}</span>{' '}
                      <span className="number">{health.number(gravest)}</span>{' '}
                      <span className="unseen">{health.heard.people(gravest)}</span>
                      {people > gravest && (
                        <span className="quiet small">{health.ofAll(health.number(people))}</span>
                      )}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </section>
  )
}
