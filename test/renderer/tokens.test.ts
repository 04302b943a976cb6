import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { themeOn } from '../../renderer/parts/dress.ts'

const renderer = new URL('../../renderer', import.meta.url).pathname
const css = readFileSync(join(renderer, 'parts/tokens.css'), 'utf8')

const TEXT_ON: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['ground', 'paper', 'sunken', 'accent-wash', 'warn-wash', 'fault-wash', 'good-wash']],
  ['ink-quiet', ['ground', 'paper', 'sunken', 'accent-wash', 'warn-wash', 'fault-wash', 'good-wash']],
  ['accent', ['ground', 'paper', 'sunken', 'accent-wash']],
  ['warn', ['ground', 'paper', 'warn-wash']],
  ['fault', ['ground', 'paper', 'fault-wash']],
  ['good', ['ground', 'paper', 'good-wash']],
  ['on-accent', ['accent', 'accent-hover', 'accent-press']],
  ['on-found', ['found']],
  ['paper', ['warn', 'fault', 'good']],
]

/** What is not read but must be seen: edges of what can be pressed, the ring of the focus. */
const SEEN_ON: typeof TEXT_ON = [
  ['rule-strong', ['ground', 'paper']],
  ['warn-rule', ['ground', 'paper']],
  ['accent', ['ground', 'paper', 'accent-wash']],
  ['ring', ['ground', 'paper', 'sunken']],
]

const schemes = ['light', 'dark'] as const
const usual = coloursIn(css.slice(0, css.indexOf(":root[data-theme='contrast']")))
const strong = {
  ...usual,
  ...coloursIn(css.slice(css.indexOf(":root[data-theme='contrast']"), css.indexOf('@media'))),
}

test.each(schemes)('every text can be read on what it stands on: %s', (scheme) => {
  expect(tooWeak(TEXT_ON, usual, scheme, 4.5)).toEqual([])
  expect(tooWeak(SEEN_ON, usual, scheme, 3)).toEqual([])
})

test.each(schemes)('with the strongest contrast every text has seven to one: %s', (scheme) => {
  expect(tooWeak(TEXT_ON, strong, scheme, 7)).toEqual([])
  expect(tooWeak(SEEN_ON, strong, scheme, 4.5)).toEqual([])
})

test('there are six sizes of text, and no screen has one of its own', () => {
  expect([...css.matchAll(/--text[a-z-]*:/g)]).toHaveLength(6)
  const own = sheets().filter(({ text }) => /font(-size)?:[^;]*\d(rem|px|em)/.test(text))
  expect(own.map(({ name }) => name)).toEqual([])
})

test('no screen has a colour of its own', () => {
  const own = sheets().filter(({ text }) => /#[0-9a-f]{3,8}\b|rgb\(|hsl\(/i.test(text))
  expect(own.map(({ name }) => name)).toEqual([])
})

test('nothing on the screen moves for longer than 150 ms', () => {
  const quick = /--quick: (\d+)ms/.exec(css)
  expect(Number(quick?.[1])).toBeLessThanOrEqual(150)
  const own = sheets().filter(({ text }) => /(transition|animation)[a-z-]*:[^;]*\d+m?s/.test(text))
  expect(own.map(({ name }) => name)).toEqual([])
})

test.each([
  ['system', false, undefined],
  ['system', true, 'contrast'],
  ['light', true, 'light'],
  ['dark', false, 'dark'],
  ['contrast', false, 'contrast'],
] as const)('the choice of the desk goes before the system: %s, %s', (chosen, isAsked, shown) => {
  expect(themeOn(chosen, isAsked)).toBe(shown)
})

type Colours = Readonly<Record<string, Readonly<Record<(typeof schemes)[number], string>>>>

function coloursIn(part: string): Colours {
  const said = part.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)
  return Object.fromEntries([...said].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]))
}

function tooWeak(pairs: typeof TEXT_ON, colours: Colours, scheme: 'light' | 'dark', least: number): string[] {
  return pairs.flatMap(([front, backs]) =>
    backs
      .map((back) => ({ back, ratio: contrast(colours[front]![scheme], colours[back]![scheme]) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ back, ratio }) => `${front} on ${back}: ${ratio.toFixed(2)}`),
  )
}

/** Source: WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** Every sheet of the screen: papers have measures of their own, a QR code is black on white in every theme. */
function sheets() {
  return readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css') && !/paper\/|tokens\.css|qr\.css/.test(name))
    .map((name) => ({ name, text: readFileSync(join(renderer, name), 'utf8') }))
}
