import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from '../../../main/sync/lines-of.ts'

async function read(bytes: Uint8Array, cuts: readonly number[]): Promise<string[]> {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  async function* pieces() {
    for (const [number, place] of places.slice(1).entries()) yield bytes.subarray(places[number], place)
  }
  const lines: string[] = []
  for await (const some of linesOf(pieces())) lines.push(...some)
  return lines
}

test('lines come whole however the stream is torn, and an unfinished one does not', async () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' ').toWellFormed())
  await fc.assert(
    fc.asyncProperty(fc.array(line), line, fc.array(fc.nat()), async (lines, rest, cuts) => {
      const text = lines.map((one) => `${one}\n`).join('') + rest
      expect(await read(Buffer.from(text), cuts)).toEqual(lines)
    }),
  )
})

test('a stream without line ends is given up before it fills the memory', async () => {
  let given = 0
  async function* endless() {
    for (; given < 1_000; given += 1) yield Buffer.alloc(64_000, 'x')
  }
  for await (const lines of linesOf(endless())) expect(lines).toEqual([])
  expect(given).toBeLessThan(20)
})
