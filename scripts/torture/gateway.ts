import { randomUUID } from 'node:crypto'
import type { PersonRecord } from '../../contract/person.ts'
import { listen } from '../../gateway/listen.ts'
import { openGateway } from '../../gateway/open.ts'
import { pupil } from '../../test/fakes/people.ts'
import { badLine } from './bad-line.ts'

type Wishes = { authority: Uint8Array; people: number; chance: () => number; isBad: () => boolean }

export const SCHOOL = 'school-1'

/** A gateway on loopback whose line loses requests and answers while it `isBad`. */
export async function unreliableGateway({ authority, people, chance, isBad }: Wishes) {
  const token = randomUUID()
  const accepted = new Set<string>()
  const gateway = await openGateway({
    trusted: [authority],
    training: false,
    certificates: 'any',
    begin: { school: SCHOOL, title: 'Учебная школа', workplace: 'desk-1', token },
    now: Date.now,
    log: {
      access: ({ about = [] }) => {
        for (const line of about) if (line.endsWith(' accepted')) accepted.add(line.split(' ')[0]!)
      },
      surprise: (where) => console.error(`gateway: ${where}`),
    },
  })
  const records: PersonRecord[] = Array.from({ length: people }, (_, place) =>
    pupil({ id: `019b0000-0000-7000-8000-${String(place + 1).padStart(12, '0')}`, links: [] }),
  )
  await gateway.archive.people.load(SCHOOL, records)

  const door = await listen(gateway.fetch, { host: '127.0.0.1', port: 0 })
  const line = await badLine({ port: door.port, chance, isBad })
  return {
    url: `http://127.0.0.1:${line.port}`,
    token,
    accepted,
    lost: line.lost,
    archive: gateway.archive,
    async close() {
      line.close()
      await door.close()
      await gateway.close()
    },
  }
}
