import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysAfter } from '../../../domain/date.ts'
import type { PersonRecord } from '../../../contract/person.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { derived, id, ownChecker } from './desk.ts'

const PUPILS = [1, 2, 3, 4].map(id)
const GUARDIANS = [11, 12, 13].map(id)

const SNILS = ['', '11223344595', '112-233-445 95', '08765430300', '123']
// Spelled so that the base keeps it as one thing and the check reads it as another.
const PHONES = ['', '+79000000001', '8 (900) 000-00-01', '8.900.000.00.01', '+79000000002', '12']
const EMAILS = ['', 'p1@example.org', 'P1@Example.org', 'a b', 'g2@example.org']
const NUMBERS = ['', '123456', '654321', '12']
const BIRTHS = ['2014-03-12', '2012-12-10', '2008-11-28', '2005-11-15', '1986-07-01', '2012-02-29', '']

/** Mostly nothing: where everybody shares something with everybody, no way from one to another is tried alone. */
const rarely = (values: readonly string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...values) })

const shared = {
  snils: rarely(SNILS),
  phone: rarely(PHONES),
  email: rarely(EMAILS),
  birthDate: fc.constantFrom(...BIRTHS),
  firstName: fc.constantFrom('Анна', 'Мария'),
  state: fc.constantFrom('active' as const, 'active' as const, 'left' as const),
  number: rarely(NUMBERS),
}

type Values = {
  readonly snils: string
  readonly phone: string
  readonly email: string
  readonly birthDate: string
  readonly firstName: string
  readonly state: 'active' | 'left'
  readonly number: string
}

const certificate = (number: string): PersonRecord['documents'] =>
  number === ''
    ? []
    : [{ type: 'birth-certificate', series: 'II-РЕ', number, issued: '2014-03-20', issuer: '', act: '' }]

const names = { lastName: 'Петрова', middleName: 'Ивановна', sex: 'female' } as const

const somePupil = fc
  .record({
    ...shared,
    id: fc.constantFrom(...PUPILS),
    className: fc.constantFrom('', '5А', '10Б'),
    guardians: fc.oneof(fc.constant<string[]>([]), fc.subarray(GUARDIANS, { maxLength: 2 })),
    relation: fc.constantFrom('mother' as const, 'guardian' as const),
  })
  .map(({ number, guardians, relation, ...values }: Values & Record<string, unknown>) =>
    pupil({
      ...names,
      ...(values as Partial<PersonRecord>),
      documents: certificate(number),
      links: (guardians as string[]).map((one) => ({
        guardian: one,
        relation: relation as 'mother' | 'guardian',
        basis: '',
      })),
    }),
  )

const someGuardian = fc
  .record({ ...shared, id: fc.constantFrom(...GUARDIANS) })
  .map(({ number, ...values }) => guardian({ ...names, ...values, documents: certificate(number) }))

const change = fc.oneof(
  fc.record({ keep: fc.array(fc.oneof(somePupil, someGuardian), { minLength: 1, maxLength: 3 }) }),
  fc.record({ keep: fc.array(fc.oneof(somePupil, someGuardian), { minLength: 1, maxLength: 3 }) }),
  fc.record({ forget: fc.constantFrom(...PUPILS, ...GUARDIANS) }),
  fc.record({ days: fc.integer({ min: 1, max: 9 }) }),
  fc.constant({ check: true as const }),
)

test(
  'after any changes, the marks and numbers are those that a check of everybody finds',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(somePupil, someGuardian), { maxLength: 7 }),
        fc.array(change, { maxLength: 8 }),
        async (first, changes) => {
          const world = ownChecker()
          // In one month, for in another everybody is checked anyway.
          world.clock.today = '2026-11-01'
          world.keep(...first)
          await world.settle()
          for (const one of changes) {
            if ('keep' in one) world.keep(...one.keep)
            if ('forget' in one) world.forget(one.forget)
            if ('days' in one) {
              const next = daysAfter(world.clock.today, one.days)
              if (next <= '2026-11-30') world.clock.today = next
            }
            if ('check' in one) await world.settle()
          }
          await world.settle()

          const fresh = ownChecker({ people: [...world.people.each()] })
          fresh.clock.today = world.clock.today
          await fresh.settle()
          expect(world.held()).toEqual(fresh.held())
          expect(derived(world.database)).toEqual(derived(fresh.database))
          world.database.close()
          fresh.database.close()
        },
      ),
      { numRuns: 100 },
    )
  },
)
