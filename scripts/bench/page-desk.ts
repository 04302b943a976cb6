import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, ElectronApplication, Page } from '@playwright/test'
import { fold } from '../../domain/fold.ts'
import { pupilsFor, school } from '../contingent/school.ts'
import { keysOf, type Keys } from './desk-keys.ts'
import { EMPTY_APP, launchApp, openShift } from './desk-of.ts'
import { framesDuring, type Frames } from './frames.ts'
import { bareCall, seenLetters, timedCall, watchLetters, type Seen } from './page-watch.ts'
import { medianOf } from './times.ts'

/** What was seen of letters typed on one base; milliseconds. */
export type Letters = {
  readonly first: readonly Seen[]
  readonly later: readonly Seen[]
  /** The bare way to the main process and back. */
  readonly bare: number
  /** The same searches asked for by themselves. */
  readonly alone: { readonly first: readonly number[]; readonly later: readonly number[] }
}

const WORDS = 40
const LETTERS = 5

/** Twelve letters a second. */
const BETWEEN_MS = 1_000 / 12
const TYPED_MS = 10_000

type Opened = { readonly app: ElectronApplication; readonly page: Page; readonly session: CDPSession }

/** Types the beginnings of surnames of this base, letter by letter, and sees when their rows are painted. */
export function seenOn(args: readonly string[], size: number, seed: number): Promise<Letters> {
  return withDesk(args, async ({ page, session }) => {
    const keys = keysOf(session)
    const words = surnames(seed, size)
    await watchLetters(page)
    await typeSlowly(keys, words.slice(0, 3)) // the page has compiled what it needs
    await seenLetters(page)
    const bare: number[] = []
    const alone = { first: [] as number[], later: [] as number[] }
    for (const word of words) {
      await typeSlowly(keys, [word])
      for (let times = 0; times < 3; times++) bare.push(await bareCall(page))
      alone.first.push(await timedCall(page, 'people.find', { query: word.slice(0, 1) }))
      alone.later.push(await timedCall(page, 'people.find', { query: word.slice(0, 4) }))
    }
    const seen = await seenLetters(page)
    const first = seen.filter(({ query }) => query.length === 1)
    const later = seen.filter(({ query }) => query.length > 1)
    if (first.length < WORDS / 2) throw new Error(`rows were seen for ${first.length} first letters only`)
    return { first, later, bare: medianOf(bare), alone }
  })
}

/** Types into the search for ten seconds without a pause. */
export function typedOn(args: readonly string[], seed: number): Promise<Frames> {
  return withDesk(args, async ({ page, session }) => {
    const keys = keysOf(session)
    const words = surnames(seed, 5_000)
    await typeSlowly(keys, words.slice(0, 3))
    return framesDuring(page, session, () =>
      keys.typeFor(TYPED_MS, BETWEEN_MS, words, () => keys.key('Escape')),
    )
  })
}

/** The same keys into a bare field of an empty window: what this machine and its host cost by themselves. */
export async function typedAlone(
  userData: string,
  seed: number,
): Promise<Frames & { readonly painted: number }> {
  const app = await launchApp([EMPTY_APP, `--user-data-dir=${userData}`])
  try {
    const page = await app.firstWindow()
    await page.locator('h1').waitFor()
    const session = await page.context().newCDPSession(page)
    const keys = keysOf(session)
    await page.evaluate(paintsItself)
    for (const sign of surnames(seed, 5_000).join('').slice(0, 60)) {
      await pause(BETWEEN_MS * (1 + Math.random()))
      await keys.letter(sign)
    }
    const painted = await page.evaluate(() => (globalThis as unknown as { painted: number[] }).painted)
    const frames = await framesDuring(page, session, () =>
      keys.typeFor(TYPED_MS, BETWEEN_MS, surnames(seed, 5_000), () => page.evaluate(emptied)),
    )
    return { ...frames, painted: medianOf(painted) }
  } finally {
    await app.close()
  }
}

/** In the page: a field, and the milliseconds from each key to the painted frame with its letter. */
function paintsItself(): void {
  const painted: number[] = Object.assign(globalThis, { painted: [] }).painted
  document.body.replaceChildren(document.createElement('input'))
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', ({ data }) => painted.push(performance.now() - Number(data)))
  port1.start()
  const field = document.querySelector('input')!
  field.addEventListener('keydown', ({ timeStamp }) =>
    requestAnimationFrame(() => port2.postMessage(timeStamp)),
  )
  field.focus()
}

/** In the page. */
function emptied(): void {
  document.querySelector('input')!.value = ''
}

async function withDesk<Got>(args: readonly string[], work: (opened: Opened) => Promise<Got>): Promise<Got> {
  const app = await launchApp(args)
  try {
    const page = await openShift(app)
    await timedCall(page, 'health.stop', {}) // the checks of everybody take a core for as long as they are new
    await pause(1_000)
    return await work({ app, page, session: await page.context().newCDPSession(page) })
  } finally {
    await app.close()
  }
}

/** Each word at a person's pace, and out again. The pauses are not those of the screen: any moment of its frame is met. */
async function typeSlowly(keys: Keys, words: readonly string[]): Promise<void> {
  for (const word of words) {
    for (const sign of word) {
      await keys.letter(sign)
      await pause(BETWEEN_MS / 2 + Math.random() * 17)
    }
    await keys.key('Escape')
    await pause(100 + Math.random() * 17)
  }
}

/** Beginnings of surnames of the first people of such a base. */
function surnames(seed: number, size: number): string[] {
  const found = new Set<string>()
  for (const { lastName } of school({ pupils: pupilsFor(size), seed })) {
    const begun = fold(lastName).slice(0, LETTERS)
    if (/^[а-я]{5}$/.test(begun)) found.add(begun)
    if (found.size === WORDS) break
  }
  return [...found]
}
