import type { Desk } from '../contract/desk.ts'
import { THEMES } from './parts/dress.ts'
import { press } from './parts/keys.ts'
import { SECTIONS, type Place } from './place.ts'
import { PAGE_OF } from './screens/manual/pages.ts'
import type { Command } from './screens/palette/command.ts'
import type { Words } from './words/spoken.ts'

/** Where she is, and what is done from there. */
export type Given = {
  readonly place: Place
  readonly theme: Desk['theme']
  /** Whether a case is open on the page of the cases. */
  readonly isCaseOpen: boolean
  readonly isCovered: boolean
  /** Takes back what was just saved, while the bar stands. */
  readonly undo: (() => void) | undefined
  readonly go: (place: Place) => void
  readonly lock: () => void
  readonly cover: () => void
  readonly help: () => void
  readonly speak: () => void
  readonly dress: (theme: Desk['theme']) => void
  readonly test: () => void
  readonly tryLine: () => void
}

/** Everything that can be done from where she is, the nearest first, each with its key. */
export const commandsOf = (words: Words, given: Given): readonly Command[] => [
  ...hereOf(words, given),
  ...sectionsOf(words, given),
  ...deskOf(words, given),
  ...looksOf(words, given),
]

/** What the keys of the page do: a command presses its key, so the two can never differ. */
function hereOf(words: Words, { place, isCaseOpen, undo }: Given): readonly Command[] {
  const { palette, person, paper } = words
  const here = (keys: string, title: string): Command => ({
    id: `here-${keys}`,
    group: 'here',
    title,
    keys,
    act: () => press(keys),
  })
  const pages: { readonly [Screen in Place['screen']]?: readonly Command[] } = {
    search: [here('F3', person.diagnose)],
    person: [here('F2', person.compare), here('F3', person.diagnose)],
    case: isCaseOpen ? [here('F2', person.compare), here('Ctrl+P', palette.memo)] : [],
    compare: [here('Ctrl+Enter', palette.compareSave), here('F9', palette.compareLarge)],
    paper: [here('Ctrl+P', palette.paperPrint), here('Ctrl+S', paper.pdf)],
    requests: [here('Insert', palette.addRequest)],
  }
  const undoing: Command[] = undo
    ? [{ id: 'undo', group: 'here', title: words.basis.undo, keys: 'Ctrl+Z', act: undo }]
    : []
  return [...(pages[place.screen] ?? []), ...undoing]
}

function sectionsOf(
  { desk, delivery, access, start, manual, palette }: Words,
  { go, place: at }: Given,
): readonly Command[] {
  const sections = SECTIONS.map((screen, place): Command => ({
    id: screen,
    group: 'sections',
    title: screen === 'search' ? palette.search : desk.places[screen],
    also: palette.also[screen],
    keys: `Alt+${place + 1}`,
    act: () => go({ screen }),
  }))
  const pages = {
    conflicts: delivery.conflicts,
    retype: delivery.retype,
    exchange: delivery.exchange,
    access: access.title,
    start: start.title,
    manual: manual.title,
  }
  const deeper = (Object.keys(pages) as (keyof typeof pages)[]).map((screen): Command => ({
    id: screen,
    group: 'sections',
    title: pages[screen],
    also: palette.also[screen],
    act: () => go(screen === 'manual' ? { screen, page: PAGE_OF[at.screen] } : { screen }),
  }))
  return [...sections, ...deeper]
}

function deskOf(words: Words, given: Given): readonly Command[] {
  const { desk, palette, person, keys } = words
  const { lock, cover, help, test, tryLine, speak, go } = given
  const at = (id: keyof typeof palette.also, title: string, act: () => void, key?: string): Command => ({
    id,
    group: 'desk',
    title,
    also: palette.also[id],
    ...(key !== undefined && { keys: key }),
    act,
  })
  return [
    at('lock', desk.lock, lock, 'Ctrl+L'),
    at('cover', given.isCovered ? person.uncover : person.cover, cover, 'F8'),
    at('lineTry', palette.lineTry, tryLine),
    at('selfTest', palette.selfTest, test),
    at('help', keys.title, help),
    at('cheatSheet', palette.cheatSheet, () => go({ screen: 'paper', paper: { kind: 'keys' } })),
    at('language', desk.switchLanguage, speak),
  ]
}

const looksOf = ({ looks, palette }: Words, { dress, theme: now }: Given): readonly Command[] =>
  THEMES.filter((name) => name !== now).map((name) => ({
    id: `look-${name}`,
    group: 'look',
    title: looks.choose(looks[name]),
    also: palette.also.theme,
    act: () => dress(name),
  }))
