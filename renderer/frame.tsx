import type { ReactNode } from 'react'
import { mayDo } from '../domain/role.ts'
import type { Desk } from '../contract/desk.ts'
import type { Line } from '../contract/journal.ts'
import type { DevicesState } from '../contract/signer.ts'
import { Badge } from './parts/badge.tsx'
import { Button } from './parts/button.tsx'
import { Icon } from './parts/icon.tsx'
import { Newcomer } from './newcomer.tsx'
import type { Place, Section } from './place.ts'
import { useWords } from './words/spoken.ts'
import './frame.css'

type Props = {
  desk: Desk
  line: Line | undefined
  devices: DevicesState | undefined
  screen: Place['screen']
  onGo: (section: Section) => void
  /** Opens the shift with a card that has been put in meanwhile. */
  onTakeOver: (card: string, certificate: string) => Promise<void>
  onLock: () => void
  onSpeak: () => void
  onHelp: () => void
  children: ReactNode
}

const SECTIONS: readonly Section[] = ['search', 'sign', 'outbox', 'health', 'requests', 'import', 'setup']

const WITHIN_SEARCH: ReadonlySet<Place['screen']> = new Set(['person', 'compare', 'case', 'paper'])

/** The head that stands over every screen of an open shift. */
export function Frame({
  desk,
  line,
  devices,
  screen,
  onGo,
  onTakeOver,
  onLock,
  onSpeak,
  onHelp,
  children,
}: Props) {
  const words = useWords()
  const counts: Partial<Record<Section, number>> = {
    sign:
      desk.drafts + (desk.shift && mayDo(desk.shift.role, 'second') ? desk.forSecond - desk.ownForSecond : 0),
    outbox: line?.needPerson ?? 0,
    requests: desk.overdue,
  }
  const isUp = line?.state === 'idle' || line?.state === 'working'
  const owner = devices?.cards
    .flatMap(({ certificates }) => certificates)
    .find(({ fingerprint }) => fingerprint === desk.shift?.fingerprint)
  const name = owner ? words.card.nameOf(owner) : desk.shift?.name
  const here = WITHIN_SEARCH.has(screen) ? 'search' : screen
  return (
    <div className="frame">
      <header className="head">
        <div className="head-who">
          <strong>{words.desk.product}</strong>
          <span className="head-school" title={desk.schoolTitle}>
            {desk.schoolTitle}
          </span>
        </div>
        <nav aria-label={words.desk.sections}>
          {SECTIONS.map((section) => (
            <Button
              key={section}
              look="plain"
              {...(section === here ? { 'aria-current': 'page' as const } : {})}
              onPress={() => onGo(section)}
            >
              {words.desk.places[section]}
              {(counts[section] ?? 0) > 0 && (
                <span className={`count count-${section}`}>{counts[section]}</span>
              )}
            </Button>
          ))}
        </nav>
        <div className="head-state">
          <div className="head-badges">
            {desk.training && (
              <span title={words.desk.trainingWhat}>
                <Badge tone="warn" icon="hint">
                  {words.desk.training}
                </Badge>
              </span>
            )}
            {line && (
              <span title={words.lines[line.state]}>
                <Badge tone={isUp ? 'plain' : 'warn'} icon={isUp ? 'line' : 'line-off'}>
                  {words.shortLines[line.state]}
                </Badge>
              </span>
            )}
          </div>
          {desk.shift?.way === 'prepare' ? (
            <span title={words.shift.withoutWhat}>
              <Badge tone="warn" icon="card">
                {words.shift.without}
              </Badge>
            </span>
          ) : (
            <span className="head-shift" title={name}>
              <span>{name}</span>
              {desk.shift && <span className="head-role">{words.roles[desk.shift.role]}</span>}
            </span>
          )}
          <Button look="plain" aria-label={`${words.desk.lock}, Ctrl+L`} onPress={onLock}>
            <Icon name="lock" />
          </Button>
          <Button look="plain" onPress={onSpeak}>
            {words.language === 'ru' ? 'EN' : 'RU'}
            <span className="unseen">: {words.desk.switchLanguage}</span>
          </Button>
          <Button look="plain" aria-label={`${words.desk.help}, F1`} onPress={onHelp}>
            F1
          </Button>
        </div>
      </header>
      {desk.shift && (
        <Newcomer key={desk.shift.since} shift={desk.shift} devices={devices} onTakeOver={onTakeOver} />
      )}
      <div className="page">{children}</div>
    </div>
  )
}
