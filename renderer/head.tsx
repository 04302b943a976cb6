import { memo } from 'react'
import { mayDo } from '../domain/role.ts'
import type { Desk } from '../contract/desk.ts'
import { hasLine } from '../contract/has-line.ts'
import type { Line } from '../contract/journal.ts'
import type { DevicesState } from '../contract/signer.ts'
import { Badge } from './parts/badge.tsx'
import { Button } from './parts/button.tsx'
import { Emblem } from './parts/emblem.tsx'
import { IconButton } from './parts/icon-button.tsx'
import { Tip } from './parts/tip.tsx'
import { SECTIONS, type Place, type Section } from './place.ts'
import { TrainingBadge } from './training-badge.tsx'
import { useWords } from './words/spoken.ts'
import './head.css'

/** What the head shows, and what is done by its buttons. */
export type HeadProps = {
  desk: Desk
  line: Line | undefined
  devices: DevicesState | undefined
  screen: Place['screen']
  onGo: (section: Section) => void
  onLock: () => void
  onSpeak: () => void
  onHelp: () => void
  onPalette: () => void
  /** To the steps from the training to a real school. */
  onStart: () => void
}

const WITHIN_OUTBOX: ReadonlySet<Place['screen']> = new Set(['conflicts', 'retype', 'exchange'])

const WITHIN_REGISTER: ReadonlySet<Place['screen']> = new Set(['access'])

const WITHIN_SEARCH: ReadonlySet<Place['screen']> = new Set(['person', 'compare', 'case', 'paper'])

/** Sections, line and shift over every screen: drawn anew only when one of them has changed, not at every letter. */
export const Head = memo(function Head({ desk, line, devices, screen, ...acts }: HeadProps) {
  const { onGo, onLock, onSpeak, onHelp, onPalette, onStart } = acts
  const words = useWords()
  const counts: Partial<Record<Section, number>> = {
    sign:
      desk.drafts + (desk.shift && mayDo(desk.shift.role, 'second') ? desk.forSecond - desk.ownForSecond : 0),
    outbox: line?.needPerson ?? 0,
    requests: desk.overdue,
    setup: desk.update ? 1 : 0,
  }
  const isUp = (line?.state === 'idle' || line?.state === 'working') && !line.trouble
  const isPaused = line?.state === 'paused'
  const owner = devices?.cards
    .flatMap(({ certificates }) => certificates)
    .find(({ fingerprint }) => fingerprint === desk.shift?.fingerprint)
  const name = owner ? words.card.nameOf(owner) : desk.shift?.name
  const here = WITHIN_SEARCH.has(screen)
    ? 'search'
    : WITHIN_OUTBOX.has(screen)
      ? 'outbox'
      : WITHIN_REGISTER.has(screen)
        ? 'register'
        : screen
  return (
    <header className="head">
      <Emblem />
      <div className="head-who">
        <strong>{words.desk.product}</strong>
        <span className="head-school" title={desk.schoolTitle}>
          {desk.schoolTitle}
        </span>
      </div>
      <nav aria-label={words.desk.sections}>
        {SECTIONS.map((section, number) => (
          <Tip key={section} text={words.desk.places[section]} keys={`Alt+${number + 1}`}>
            <Button
              look="plain"
              {...(section === here ? { 'aria-current': 'page' as const } : {})}
              onPress={() => onGo(section)}
            >
              {words.desk.places[section]}
              {(counts[section] ?? 0) > 0 && (
                <span className={`count count-${section}`}>{counts[section]}</span>
              )}
            </Button>
          </Tip>
        ))}
      </nav>
      <div className="head-state">
        <div className="head-badges">
          {desk.training && <TrainingBadge start={desk.start} onStart={onStart} />}
          {line && line.way !== 'gateway' && !hasLine(line) && (
            <span title={words.delivery.byHand[line.way].what}>
              <Badge icon={line.way === 'package' ? 'file' : 'pen'}>
                {words.delivery.byHand[line.way].short}
              </Badge>
            </span>
          )}
          {line && hasLine(line) && (
            <span title={words.lines[line.state]}>
              <Badge
                tone={isUp ? 'plain' : isPaused ? 'fault' : 'warn'}
                icon={isUp ? 'line' : isPaused ? 'pause' : 'line-off'}
              >
                {words.shortLines[line.state]}
              </Badge>
            </span>
          )}
        </div>
        {desk.shift?.way === 'start' ? (
          !desk.training && (
            <Badge tone="warn" icon="pen">
              {words.start.short}
            </Badge>
          )
        ) : desk.shift?.way === 'prepare' ? (
          <span title={words.shift.withoutWhat}>
            <Badge tone="warn" icon="card">
              {words.shift.without}
            </Badge>
          </span>
        ) : (
          <span className="head-shift" title={name}>
            <span>{initialsOf(name ?? '')}</span>
            {desk.shift && <span className="head-role">{words.roles[desk.shift.role]}</span>}
          </span>
        )}
        <div className="head-acts">
          <IconButton icon="command" label={words.palette.title} keys="Ctrl+K" onPress={onPalette} />
          <IconButton icon="lock" label={words.desk.lock} keys="Ctrl+L" onPress={onLock} />
          <IconButton icon="help" label={words.desk.help} keys="F1" onPress={onHelp} />
          <Tip text={words.desk.switchLanguage}>
            <Button look="plain" onPress={onSpeak}>
              {words.language === 'ru' ? 'EN' : 'RU'}
              <span className="unseen">: {words.desk.switchLanguage}</span>
            </Button>
          </Tip>
        </div>
      </div>
    </header>
  )
})

/** «Секретарёва А. Т.»: the surname whole, so that it is seen at a glance whose shift it is. */
const initialsOf = (name: string): string =>
  name.replace(/^(\S+)\s+(.+)$/, (_whole, surname: string, rest: string) =>
    [surname, ...rest.split(/\s+/).map((one) => `${one.charAt(0)}.`)].join('\u00a0'),
  )
