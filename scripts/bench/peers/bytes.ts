import { textOf, wordsTyped } from './people.ts'
import { SHOWN, type Peer } from './peer.ts'

const FIRST = 'а'.charCodeAt(0)
const SPACE = 32

/** Everybody in one buffer, a byte for a letter, looked through from the start: the limit of any scan. */
export const scan: Peer = {
  title: 'bare scan',
  lives: 'memory',
  set: 'all people in one buffer of bytes, every word a beginning, ends at the twentieth person, in the order of the file',
  make({ people }) {
    const { bytes, starts, rows } = written(people())
    return { find: (typed) => found(bytes, starts, rows, wordsTyped(typed)) }
  },
}

type Held = { readonly bytes: Buffer; readonly starts: Uint32Array; readonly rows: Uint32Array }

/** Each person as «\n surname name …» with a space before each word. */
function written(people: Iterable<Parameters<typeof textOf>[0]>): Held {
  const starts: number[] = []
  const rows: number[] = []
  let bytes: Buffer = Buffer.allocUnsafeSlow(2 ** 20)
  let length = 0
  for (const person of people) {
    const piece = coded(`\n ${textOf(person)}`)
    starts.push(length)
    rows.push(person.row)
    if (length + piece.length > bytes.length) bytes = longer(bytes, bytes.length * 2)
    length += piece.copy(bytes, length)
  }
  return {
    bytes: longer(bytes.subarray(0, length), length),
    starts: Uint32Array.from(starts),
    rows: Uint32Array.from(rows),
  }
}

function longer(bytes: Buffer, length: number): Buffer {
  const copy = Buffer.allocUnsafeSlow(length)
  bytes.copy(copy)
  return copy
}

/** Folded letters as the bytes 128–255, plain signs as they are. */
function coded(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(text.length)
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    bytes[place] = code < 128 ? code : 128 + ((code - FIRST) & 127)
  }
  return bytes
}

function found(bytes: Buffer, starts: Uint32Array, rows: Uint32Array, words: readonly string[]): number[] {
  const [lead, ...others] = words.toSorted((one, other) => other.length - one.length).map(coded)
  const answers: number[] = []
  if (!lead) return answers
  let at = bytes.indexOf(lead)
  while (at !== -1 && answers.length < SHOWN) {
    if (bytes[at - 1] !== SPACE) {
      at = bytes.indexOf(lead, at + 1)
      continue
    }
    const person = placeOf(starts, at)
    const [start, end] = [starts[person]!, starts[person + 1] ?? bytes.length]
    if (others.every((word) => hasWord(bytes, word, start, end))) answers.push(rows[person]!)
    at = bytes.indexOf(lead, end)
  }
  return answers
}

function hasWord(bytes: Buffer, word: Buffer, start: number, end: number): boolean {
  for (let from = start; from + word.length < end; from++) {
    if (bytes[from] !== SPACE) continue
    let same = 0
    while (same < word.length && bytes[from + 1 + same] === word[same]) same++
    if (same === word.length) return true
  }
  return false
}

/** The person whose bytes hold this place. */
function placeOf(starts: Uint32Array, at: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= at) low = middle
    else high = middle - 1
  }
  return low
}
