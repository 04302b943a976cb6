import { setTimeout as wait } from 'node:timers/promises'
import type { HeldCorrection } from '../../contract/journal.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { valueOf } from '../../contract/values.ts'
import { parseField } from '../../domain/field.ts'
import { SCHOOL } from '../demo/region.ts'
import { ask, type Office } from './office.ts'
import type { Said } from './visitors.ts'

const LIMIT_MS = 60_000
const STEP_MS = 250

/** What must arrive at the gateway, and whether it has: asked of the gateway itself and not of the desk. */
export function createConfirmed({ page, region }: Office) {
  const expected = new Map<string, Said>()

  const held = async (): Promise<readonly HeldCorrection[]> =>
    (await ask<{ corrections: HeldCorrection[] }>(page, 'correction.list', { show: 'all', limit: 100 }))
      .corrections

  /** The people as the gateway has them now. */
  const archived = async (): Promise<ReadonlyMap<string, PersonRecord>> => {
    const answer = await fetch(`${region.url}/v1/changes`, {
      headers: { authorization: `Bearer ${region.token}` },
    })
    if (!answer.ok) throw new Error(`the gateway answers ${answer.status} for ${SCHOOL}`)
    const lines = (await answer.text()).trim().split('\n')
    const people = lines.map((line) => JSON.parse(line) as { kind: string; person: PersonRecord })
    return new Map(people.flatMap((one) => (one.kind === 'person' ? [[one.person.id, one.person]] : [])))
  }

  const until = async (what: string, is: () => Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + LIMIT_MS; !(await is()); await wait(STEP_MS)) {
      if (Date.now() > end) throw new Error(`not within ${LIMIT_MS / 1_000} s: ${what}`)
    }
  }

  /** How many values are not in the gateway as the documents say them. */
  const missing = async (): Promise<number> => {
    const people = await archived()
    return [...expected].flatMap(([id, said]) =>
      said.filter(([field, text]) => {
        const person = people.get(id)
        const read = parseField(field, text)
        return !person || !read.ok || valueOf(person, field) !== read.value
      }),
    ).length
  }

  return {
    /** From now on this must not be lost. */
    expect(id: string, said: Said): void {
      expected.set(id, said)
    },
    /** What was signed while there is no line waits here, and the gateway has not got it. */
    async waiting(): Promise<void> {
      const states = (await held()).map(({ state }) => state)
      if (!states.includes('waiting')) throw new Error(`nothing waits: ${states.join(', ')}`)
    },
    /** All that was signed is confirmed at the desk, and stands in the gateway. */
    async all(): Promise<void> {
      await until('everything is confirmed', async () =>
        (await held()).every(({ state }) => state === 'confirmed' || state === 'draft'),
      )
      const lost = await missing()
      if (lost > 0) throw new Error(`${lost} values are not in the gateway`)
    },
    /** How many corrections there are, of them confirmed, and what the gateway has not got. */
    async counted(): Promise<{ corrections: number; confirmed: number; missing: number }> {
      const all = await held()
      const confirmed = all.filter(({ state }) => state === 'confirmed').length
      return { corrections: all.length, confirmed, missing: await missing() }
    },
    expected: () => expected.size,
  }
}

export type Confirmed = ReturnType<typeof createConfirmed>
