import type { Chance } from '../chance.ts'
import { LONGEST, mutateBytes } from './bytes.ts'
import { NASTY_TEXTS } from './nasty.ts'

/** Words, numbers, lines and marks of a text are moved, doubled, exchanged for nasty ones. */
export function mutateWords(text: string, other: string, chance: Chance): string {
  const parts = text.split(/([\s;,|"'<>=/{}[\]:.()-]+)/)
  const others = other.split(/([\s;,|"'<>=/{}[\]:.()-]+)/)
  for (let times = 1 + chance.below(3); times > 0; times -= 1) {
    const place = chance.below(parts.length)
    switch (chance.below(7)) {
      case 0:
        parts.splice(place, 1 + chance.below(4))
        break
      case 1:
        parts.splice(place, 0, ...parts.slice(place, place + 1 + chance.below(6)))
        break
      case 2:
        parts[place] = chance.pick(NASTY_TEXTS)
        break
      case 3:
        parts.splice(place, 0, chance.pick(NASTY_TEXTS))
        break
      case 4:
        parts[place] = chance.pick(others)
        break
      case 5:
        parts.splice(place, 0, String.fromCodePoint(codePoint(chance)))
        break
      default:
        parts[place] = (parts[place] ?? '').repeat(1 + chance.below(30))
    }
  }
  return parts.join('').slice(0, LONGEST)
}

function codePoint(chance: Chance): number {
  return chance.pick([
    chance.below(0x80),
    chance.below(0x600),
    0x2000 + chance.below(0x70),
    chance.below(0x10000),
    0x1f000 + chance.below(0xfff),
  ])
}

/** The same in UTF-8, now and then byte by byte. */
export function mutateText(input: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  if (chance.is(0.15)) return mutateBytes(input, other, chance)
  const text = mutateWords(Buffer.from(input).toString('utf8'), Buffer.from(other).toString('utf8'), chance)
  return Buffer.from(text, 'utf8')
}

const SINGLE = [
  ['"', "'"],
  ['\n', '\r'],
  [';', ','],
  ['0', 'О'],
  ['e', 'е'],
] as const

/** A short text: one line typed by a person. */
export function mutateLine(input: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  const text = Buffer.from(input).toString('utf8')
  if (chance.is(0.4)) return mutateText(input, other, chance).subarray(0, 4_000)
  const signs = Array.from(text)
  const place = chance.below(signs.length + 1)
  switch (chance.below(6)) {
    case 0:
      signs.splice(place, 1)
      break
    case 1:
      signs.splice(
        place,
        0,
        chance.is(0.5) ? String(chance.below(10)) : String.fromCodePoint(codePoint(chance)),
      )
      break
    case 2:
      if (place + 1 < signs.length) [signs[place], signs[place + 1]] = [signs[place + 1]!, signs[place]!]
      break
    case 3:
      signs[place] = chance.pick(Array.from(Buffer.from(other).toString('utf8') || ' '))
      break
    case 4:
      return Buffer.from(chance.is(0.5) ? text.toUpperCase() : text.normalize('NFD'))
    default:
      for (const [one, two] of SINGLE) if (chance.is(0.3)) return Buffer.from(text.replaceAll(one, two))
  }
  return Buffer.from(signs.join(''), 'utf8')
}
