import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { placesByNumber, placesOfTexts } from '../../../main/import/places.ts'

test('each text has one place, and a UUID is told from its place', () => {
  const texts = fc.uniqueArray(fc.oneof(fc.uuid(), fc.string()), { maxLength: 3_000, size: 'max' })
  fc.assert(
    fc.property(texts, (all) => {
      const places = placesOfTexts()
      expect(all.map(places.find)).toEqual(all.map(() => undefined))
      const given = all.map(places.put)
      expect(given).toEqual(all.map((_, at) => at))
      expect([all.map(places.find), all.map(places.put)]).toEqual([given, given])
      for (const [at, text] of all.entries())
        if (/^[0-9a-f-]{36}$/.test(text)) expect(places.uuidAt(at)).toBe(text)
    }),
    { numRuns: 20 },
  )
})

test('places stand under their numbers in the order in which they came', () => {
  const places = placesByNumber()
  const keyOf = (place: number) => ((place * 7_919) % 2_003) * 2 ** 33 + 1
  const expected = new Map<number, number[]>()
  for (let place = 0; place < 10_000; place++) {
    places.put(place, keyOf(place))
    expected.set(keyOf(place), [...(expected.get(keyOf(place)) ?? []), place])
  }
  expect([...expected.keys()].map(places.listOf)).toEqual([...expected.values()])
  expect(places.listOf(5)).toEqual([])
})
