import { expect, test } from 'vitest'
import { change } from '../../contract/gateway.ts'
import { GATEWAY, puller } from '../../main/sync/pull.ts'
import { createTaker } from '../../main/sync/take.ts'
import { snilsCorrection } from '../fakes/correction.ts'
import { guardian, pupil } from '../fakes/people.ts'
import { ownDesk } from '../main/sync/desk.ts'
import { END, GONE, HOSTILE, lines, NEVER, nobody, PERSON, placesIn, pull, withAt } from './hostile.ts'

test('no wrong value in any place of a line of changes comes into the base', async () => {
  const desk = ownDesk({ token: 't', fetch: nobody, people: [pupil()] })
  for (const genuine of [PERSON, GONE, END])
    for (const place of placesIn(genuine))
      for (const value of NEVER) {
        const line = withAt(genuine, place, value)
        if (change.safeParse(line).success) continue // an empty list of papers is one
        const pulled = await pull(desk, () => new Response(lines(line, END)))
        expect([place.join('.'), value, pulled.taken, pulled.fault?.code]).toEqual([
          place.join('.'),
          value,
          0,
          'line.strange',
        ])
      }
  expect(desk.everybody()).toEqual([pupil()])
  expect(desk.cursors.get(GATEWAY)).toBe('')
})

test.each([
  ['a prototype for a person', '{"kind":"person","cursor":"7","person":{"__proto__":{"version":9}}}'],
  ['a prototype beside', `{"kind":"gone","cursor":"7","id":"${pupil().id}","__proto__":{"kind":"end"}}`],
  ['a prototype instead', `{"__proto__":{"kind":"gone","cursor":"7","id":"${pupil().id}"}}`],
  ['a list', '[]'],
  ['a list in a list', '[[]]'],
  ['lists, two hundred thousand deep', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ['objects, a hundred thousand deep', `{"kind":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`],
  ['a sign that is none', '\u0000'],
  ['nothing', 'null'],
])('a line that is none changes nothing: %s', async (_what, line) => {
  const desk = ownDesk({ token: 't', fetch: nobody, people: [pupil()] })
  const pulled = await pull(desk, () => new Response(`${line}\n${lines(END)}`))
  expect([pulled.taken, pulled.fault?.code, desk.everybody()]).toEqual([0, 'line.strange', [pupil()]])
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('kind')
})

test('a hostile text is kept as the text it is, in the record it was sent for', async () => {
  const desk = ownDesk({ token: 't', fetch: nobody })
  await pull(desk, () => new Response(lines({ ...PERSON, person: guardian() }, END)))
  let version = 1
  for (const text of HOSTILE)
    for (const field of ['lastName', 'className', 'email', 'phone', 'snils', 'birthDate'] as const) {
      version += 1
      const person = pupil({ [field]: text, version })
      expect(await pull(desk, () => new Response(lines({ ...PERSON, person }, END)))).toEqual({ taken: 1 })
      expect(desk.people.find(pupil().id)).toEqual({ ...person, [field]: text.toWellFormed() })
    }
  expect(desk.people.find(guardian().id)).toEqual(guardian())
})

test.each(['\ud800', '../../me?x=', '&after=0#', '%2e%2e/', '\r\nx: y', ' '])(
  'whatever the mark says, it goes back in its own place of the address: %j',
  async (cursor) => {
    const desk = ownDesk({ token: 't', fetch: nobody, people: [pupil()] })
    const taker = createTaker(desk)
    const pulls = puller({ ...desk, taker, clock: () => performance.now() })
    // Everything is read anew: cut off, the mark is only in memory, and after the end in the base.
    for (const said of [lines({ ...PERSON, cursor }), lines({ kind: 'end', cursor }), lines(END)]) {
      const asked: URL[] = []
      await pulls({ ...desk.line, fetch: (url) => (asked.push(new URL(url)), new Response(said)) })
      expect([asked.length, asked[0]!.pathname, [...asked[0]!.searchParams.keys()], asked[0]!.hash]).toEqual([
        1,
        '/v1/changes',
        ['after'],
        '',
      ])
      if (!said.includes('person')) expect(asked[0]!.searchParams.get('after')).toBe(cursor.toWellFormed())
    }
  },
)

test('what is said of others takes no signed correction away', async () => {
  const desk = ownDesk({ token: 't', fetch: nobody, people: [pupil(), guardian()] })
  const id = desk.sign(snilsCorrection())
  const before = desk.corrections.find(id)
  await pull(desk, () => new Response(lines(GONE, { ...GONE, id: guardian().id }, END)))
  expect([desk.everybody(), desk.corrections.find(id)]).toEqual([[], before])
})

/** A body that gives the same again until nobody asks, and how much of it was taken. */
function endless(piece: string): { response: () => Response; taken: () => number } {
  let taken = 0
  const bytes = Buffer.from(piece)
  const response = () =>
    new Response(
      new ReadableStream({
        async pull(control) {
          taken += bytes.length
          if (taken > 200_000_000) throw new Error('it was read without an end')
          if (taken % (bytes.length * 64) === 0) await new Promise((resolve) => setImmediate(resolve))
          control.enqueue(bytes)
        },
      }),
    )
  return { response, taken: () => taken }
}

test.each([
  ['spaces without a line end', ' '.repeat(65_536), 3_000_000],
  ['one line that does not end', 'я'.repeat(32_768), 3_000_000],
  ['one end after another', lines(END), 3_000_000],
  ['empty lines', '\n'.repeat(65_536), 3_000_000],
  ['the same person again and again', lines(PERSON), 3_000_000],
])('a stream without an end is given up: %s', async (_what, piece, most) => {
  const desk = ownDesk({ token: 't', fetch: nobody, people: [pupil()] })
  const { response, taken } = endless(piece)
  const pulled = await pull(desk, response, 1_000)
  expect(pulled.fault?.code).toMatch(/^line\.(strange|lost)$/)
  expect(taken()).toBeLessThan(most)
})
