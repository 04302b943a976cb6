import type { PersonRecord } from '../../../contract/person.ts'
import type { GatewayChange } from '../../../contract/gateway.ts'
import type { Line } from '../../../main/sync/ask.ts'
import { guardian, pupil } from '../../fakes/people.ts'

const idOf = (number: number): string => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** Pupils, each with a guardian, in no order of their ids; every other guardian comes after the pupil. */
export const manyFamilies = (families: number): PersonRecord[] =>
  Array.from({ length: families }, (_, number) => {
    const place = (number * 7) % families
    const [pupilId, guardianId] = [idOf(1_000_000 - place), idOf(2_000_000 + place)]
    const links = [{ guardian: guardianId, relation: 'mother' as const, basis: '' }]
    const phone = `+7900${1_000_000 + place}`
    const family = [
      pupil({ id: pupilId, links, phone, lastName: `Образцов${place}` }),
      guardian({ id: guardianId, phone: `+7901${1_000_000 + place}`, lastName: `Образцова${place}` }),
    ]
    return number % 2 === 0 ? family : family.toReversed()
  }).flat()

/** A journal that holds these changes in this order and answers a pull with those after the mark. */
export function journalOf(people: readonly (PersonRecord | { gone: string })[]): Line['fetch'] {
  const changes = people.map((one, place): GatewayChange => {
    const cursor = String(place + 1)
    return 'gone' in one ? { kind: 'gone', cursor, id: one.gone } : { kind: 'person', cursor, person: one }
  })
  changes.push({ kind: 'end', cursor: String(people.length) })
  const lines = changes.map((one) => `${JSON.stringify(one)}\n`)
  return (url) => new Response(lines.slice(Number(new URL(url).searchParams.get('after'))).join(''))
}
