import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { surnameKey, surnameKeyUnits } from '../../../domain/surname.ts'
import { createChecks } from '../../../main/checks/checks.ts'
import { sieveOf } from '../../../main/checks/key-sieve.ts'
import { emailKey, phoneKey, snilsKey } from '../../../main/store/person-keys.ts'
import { peopleInOrder } from '../../../main/store/people-in-order.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { families } from '../../../scripts/contingent/school.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { noIndex, ownBase } from '../../fakes/store.ts'

function schoolOf(pupils: number, seed: number) {
  const { database } = ownBase()
  const people = peopleOf(database, noIndex, () => 0)
  database.transaction(() => {
    for (const family of families({ pupils, seed, dirt: 0.3 })) family.people.forEach(people.keep)
    // Far from their families, with numbers of others, and with links that lead to nobody.
    people.keep(guardian({ id: 'gone-and-back', phone: '8 (900) 000-00-01', email: ' Lone@Mail.ru ' }))
    people.keep(pupil({ id: 'no-guardian', links: [{ guardian: 'nobody', relation: 'mother', basis: '' }] }))
    people.keep(guardian({ id: 'same-phone', phone: '+79000000001', email: 'lone@mail.ru', state: 'left' }))
  })()
  return { database, people }
}

test.each([1, 2])('thousands judged side by side get the marks of each by itself, seed %i', (seed) => {
  const { database, people } = schoolOf(1_500, seed)
  const { marksOf, marksBeside } = createChecks({ database, people, today: () => '2026-11-22' })
  const inOrder = peopleInOrder(database)
  const [found, alone]: [unknown[], unknown[]] = [[], []]
  for (let after = 0; ;) {
    const placed = inOrder(after, 700)
    const besides = marksBeside(placed)
    for (const one of placed) {
      expect(one.record).toEqual(people.findByRow(one.row))
      found.push([one.record.id, besides(one)])
      alone.push([one.record.id, marksOf(one.record)])
    }
    if (placed.length < 700) break
    after = placed.at(-1)!.row
  }
  expect(found).toHaveLength(people.count())
  expect(found).toEqual(alone)
})

test('a number is spelled here as the base spells it for its index', () => {
  const { database } = ownBase()
  const people = peopleOf(database, noIndex, () => 0)
  const sign = fc.constantFrom(...'+()- \u00a07890123АaBZé🙂@.')
  const text = fc.string({ unit: sign, maxLength: 20 })
  const keys = database.prepare<[], object>(
    'select snils_key snils, phone_key phone, email_key email from person',
  )
  fc.assert(
    fc.property(text, (value) => {
      database.transaction(() =>
        people.keep(pupil({ snils: value, phone: value, email: value, links: [] })),
      )()
      expect({ snils: snilsKey(value), phone: phoneKey(value), email: emailKey(value) }).toEqual(keys.get())
    }),
  )
})

test('the key of a surname is the same without making its text, and no key is held back by the sieve', () => {
  const letter = fc.constantFrom(...'ивановаыйяскё')
  fc.assert(
    fc.property(fc.string({ unit: letter, maxLength: 12 }), (word) => {
      const units = new Uint16Array(word.length).map((_, at) => word.charCodeAt(at))
      const key = new Uint16Array(word.length + 1)
      const length = surnameKeyUnits(units, word.length, key)
      expect(String.fromCharCode(...key.subarray(0, length))).toBe(surnameKey(word))
      expect(sieveOf(['другой', surnameKey(word)])(key, length)).toBe(true)
    }),
  )
})
