import type { Card, ModuleState } from '../../../contract/signer.ts'
import { Badge } from '../../parts/badge.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import { SelfTest } from './self-test.tsx'
import type { SetupProps } from './setup.tsx'

const SHOWN_OF_SERIAL = 4

/** What the cards and their drivers are like, and the test of them. */
export function Cards({ devices }: Pick<SetupProps, 'devices'>) {
  const { setup, devices: states } = useWords()
  const { cards: words } = setup
  const state = devices?.state ?? 'starting'
  const modules = devices?.modules ?? []
  return (
    <section className="setup-part setup-columns">
      <SelfTest />
      <div className="setup-side">
        <section>
          <h2>{words.now}</h2>
          <output>
            {devices && devices.cards.length > 0 ? (
              <ul className="setup-list">
                {devices.cards.map((card) => (
                  <CardLine key={card.id} card={card} modules={modules} />
                ))}
              </ul>
            ) : (
              <p>
                {words.none[state]} <span className="quiet">{states[state].act}</span>
              </p>
            )}
          </output>
        </section>
        <section>
          <h2>{words.modules}</h2>
          {modules.length === 0 && <p className="quiet">{words.noModules}</p>}
          <ul className="setup-list">
            {modules.map((module) => (
              <ModuleLine key={module.path} module={module} />
            ))}
          </ul>
        </section>
      </div>
    </section>
  )
}

/** One card: where it is, what it is, and for one that is not known which drivers were tried. */
function CardLine({ card, modules }: { card: Card; modules: readonly ModuleState[] }) {
  const { setup, cardStates, card: words } = useWords()
  const { token, kind, state, triesLeft } = card
  const isKnown = state !== 'unknown-card' && state !== 'no-certificate'
  const about = token
    ? [token.model, setup.cards.serial(token.serial.slice(-SHOWN_OF_SERIAL)), token.module]
    : [setup.cards.kinds[kind]]
  return (
    <li>
      <span className="setup-line">
        <strong>{card.reader}</strong>
        <Badge tone={state === 'ready' ? 'good' : 'warn'} icon={state === 'ready' ? 'check' : 'warning'}>
          {state === 'ready' ? setup.cards.ready : cardStates[state]}
        </Badge>
      </span>
      <span className="small quiet">
        {[...about, triesLeft === undefined ? '' : words.tries(triesLeft)].filter(Boolean).join(' · ')}
      </span>
      {!isKnown && <Tried modules={modules} />}
    </li>
  )
}

function Tried({ modules }: { modules: readonly ModuleState[] }) {
  const { cards } = useWords().setup
  const tried = modules.filter(({ state }) => state === 'loaded')
  const missing = modules.filter(({ state }) => state !== 'loaded')
  return (
    <div className="small">
      {tried.length > 0 && (
        <p>
          {cards.tried} {tried.map(({ title }) => title).join(', ')}
        </p>
      )}
      {missing.length > 0 && (
        <>
          <p>{cards.lookedFor}</p>
          <ul>
            {missing.map(({ title, path }) => (
              <li key={path}>
                {title}: <code>{path}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

const TONES = {
  loaded: ['good', 'check'],
  missing: ['plain', 'close'],
  failed: ['fault', 'fault'],
} as const

/** One module: how it does, whose it is, where it lies. */
export function ModuleLine({ module: { title, path, state, version, maker } }: { module: ModuleState }) {
  const { cards } = useWords().setup
  const [tone, icon] = TONES[state]
  return (
    <li>
      <span className="setup-line">
        <strong>{[title, version].filter(Boolean).join(' ')}</strong>
        <Badge tone={tone} icon={icon}>
          {cards.moduleStates[state]}
        </Badge>
      </span>
      {maker && <span className="small quiet">{maker}</span>}
      <span className="small setup-path">
        <Icon name="file" /> <code>{path}</code>
      </span>
    </li>
  )
}
