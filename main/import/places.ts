import { numberOf } from './digest.ts'

/** Places in the first tables; where there are more people, they are made anew twice as large. */
const FIRST_ROOM = 1_024

/** A column of numbers by place, which grows as it is written. What was never written is 0. */
export function numberColumn(make: (room: number) => Float64Array | Int32Array | Uint8Array) {
  let held = make(FIRST_ROOM)
  return {
    at: (place: number): number => held[place] ?? 0,
    put(place: number, value: number): void {
      if (place >= held.length) {
        const larger = make(Math.max(place + 1, held.length * 2))
        larger.set(held)
        held = larger
      }
      held[place] = value
    },
  }
}

export const exactNumbers = () => numberColumn((room) => new Float64Array(room))
export const wholeNumbers = () => numberColumn((room) => new Int32Array(room))
export const smallNumbers = () => numberColumn((room) => new Uint8Array(room))

export type Places = ReturnType<typeof placesOfTexts>

/**
 * Gives each text a place of its own, 0 and up, and holds no text: of a UUID its 128 bits, of others a digest of 106
 * bits. Very many people are known by their ids in little room.
 */
export function placesOfTexts() {
  const words = new Uint32Array(WIDTH)
  let held = new Uint32Array(FIRST_ROOM * WIDTH)
  let slots = new Int32Array(FIRST_ROOM * 2)
  let count = 0

  const isAt = (place: number): boolean => {
    const at = place * WIDTH
    return (
      held[at] === words[0] &&
      held[at + 1] === words[1] &&
      held[at + 2] === words[2] &&
      held[at + 3] === words[3]
    )
  }

  /** The slot of the text in `words`, or the free one that is to be its. */
  function slotOf(): number {
    const last = slots.length - 1
    for (let slot = mixed(words) & last; ; slot = (slot + 1) & last)
      if (slots[slot] === 0 || isAt(slots[slot]! - 1)) return slot
  }

  function grow(): void {
    const larger = new Uint32Array(held.length * 2)
    larger.set(held)
    held = larger
    slots = new Int32Array(slots.length * 2)
    for (let place = 0; place < count; place++) {
      words.set(held.subarray(place * WIDTH, place * WIDTH + WIDTH))
      slots[slotOf()] = place + 1
    }
  }

  return {
    /** Undefined where the text has no place. */
    find(text: string): number | undefined {
      readWords(text, words)
      const place = slots[slotOf()]! - 1
      return place < 0 ? undefined : place
    },
    /** The place of the text, a new one where it has none. */
    put(text: string): number {
      if (count * WIDTH === held.length) grow()
      readWords(text, words)
      const slot = slotOf()
      if (slots[slot] !== 0) return slots[slot]! - 1
      held.set(words, count * WIDTH)
      slots[slot] = ++count
      return count - 1
    },
    /** The UUID that has the place. */
    uuidAt(place: number): string {
      let hex = ''
      for (const word of held.subarray(place * WIDTH, place * WIDTH + WIDTH))
        hex += word.toString(16).padStart(8, '0')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    },
  }
}

/** Words of 32 bits in one text. */
const WIDTH = 4

const UUID_LENGTH = 36

/** Whether a text is a UUID in small letters, the only form in which one can be told from its bits. */
export const isUuid = (text: string): boolean => uuidWords(text, new Uint32Array(WIDTH))

function readWords(text: string, into: Uint32Array): void {
  if (uuidWords(text, into)) return
  const [one, other] = [numberOf(text), numberOf(`${text}\u0000`)]
  into[0] = one
  into[1] = one / 2 ** 32
  into[2] = other
  into[3] = other / 2 ** 32
}

function uuidWords(text: string, into: Uint32Array): boolean {
  if (text.length !== UUID_LENGTH) return false
  let word = 0
  let digits = 0
  for (let at = 0; at < UUID_LENGTH; at++) {
    const sign = text.charCodeAt(at)
    if (at === 8 || at === 13 || at === 18 || at === 23) {
      if (sign !== 45) return false
      continue
    }
    const digit = sign >= 48 && sign <= 57 ? sign - 48 : sign >= 97 && sign <= 102 ? sign - 87 : -1
    if (digit < 0) return false
    word = (word << 4) | digit
    if (++digits % 8 === 0) into[digits / 8 - 1] = word
  }
  return true
}

/** Times of making and one name of many people lie in the first bits alike; the mixing spreads them. */
function mixed(words: Uint32Array): number {
  let mix = words[0]! ^ Math.imul(words[1]!, 0x9e3779b1)
  mix = Math.imul(mix ^ (mix >>> 15) ^ words[2]!, 0x85ebca6b)
  mix = Math.imul(mix ^ (mix >>> 13) ^ words[3]!, 0xc2b2ae35)
  return (mix ^ (mix >>> 16)) >>> 0
}

/** Places in lists, each under one number; the places of a list stay in the order in which they came. */
export function placesByNumber() {
  const keys = exactNumbers()
  const before = wholeNumbers()
  let newest = new Int32Array(FIRST_ROOM * 2)
  let lists = 0

  function slotOf(key: number): number {
    const last = newest.length - 1
    const mix = Math.imul(key | 0, 0x9e3779b1) ^ (key / 2 ** 32)
    for (let slot = (mix ^ (mix >>> 15)) & last; ; slot = (slot + 1) & last)
      if (newest[slot] === 0 || keys.at(newest[slot]! - 1) === key) return slot
  }

  function grow(): void {
    const smaller = newest
    newest = new Int32Array(smaller.length * 2)
    for (const place of smaller) if (place !== 0) newest[slotOf(keys.at(place - 1))] = place
  }

  return {
    /** Puts a place into the list of a number; one that stands in a list stays there. */
    put(place: number, key: number): void {
      if (keys.at(place) !== 0) return
      if (lists * 2 >= newest.length) grow()
      keys.put(place, key)
      const slot = slotOf(key)
      if (newest[slot] === 0) lists++
      before.put(place, newest[slot]!)
      newest[slot] = place + 1
    },
    /** The number under which a place was put. */
    keyOf: keys.at,
    listOf(key: number): number[] {
      const places: number[] = []
      for (let at = newest[slotOf(key)]!; at !== 0; at = before.at(at - 1)) places.push(at - 1)
      return places.toReversed()
    },
  }
}
