import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PersonRecord } from '../../contract/person.ts'
import { listen } from '../../gateway/listen.ts'
import { openGateway, type Gateway } from '../../gateway/open.ts'
import { prepareTraining } from '../../main/signing/training.ts'
import { pupil } from '../fakes/people.ts'
import { test as base } from '../host/launch.ts'

/** A gateway whose journal another desk changes. */
type Region = {
  readonly gateway: Gateway
  /** Another desk is faster than the next corrections; from then on they are taken, and nothing is told of the journal. */
  readonly overtake: () => void
  /** Tells of the journal again. */
  readonly hear: () => void
}

const TOKEN = 'a-token-for-tests-only'

const child = (number: number, lastName: string, more: Partial<PersonRecord> = {}): PersonRecord =>
  pupil({
    id: `019b0000-0000-7000-8000-00000000010${number}`,
    lastName,
    firstName: 'Проба',
    links: [],
    version: 0,
    ...more,
  })

/** The journal as the desk has read it. */
export const before = [
  child(1, 'Семенва'),
  child(2, 'Алехна', { className: '7Б' }),
  child(3, 'Образцова', { className: '7Б' }),
  child(4, 'Примерва', { className: '8А' }),
]

/** What the document says, by the desk. */
export const changes = [
  [{ field: 'lastName', was: 'Семенва', becomes: 'Семёнова' }],
  [{ field: 'lastName', was: 'Алехна', becomes: 'Алёхина' }],
  [
    { field: 'phone', was: '+79000000001', becomes: '+79000000005' },
    { field: 'email', was: 'p1@example.org', becomes: 'p5@example.org' },
  ],
  [{ field: 'lastName', was: 'Примерва', becomes: 'Примерова' }],
] as const

/** What another desk has written meanwhile. */
const meanwhile = [
  child(1, 'Семенова'),
  child(2, 'Алехина', { className: '7Б' }),
  child(3, 'Образцова', { className: '7Б', phone: '+79000000015', email: 'p5@example.org' }),
  child(4, 'Примеров', { className: '8А' }),
]

/** A desk at a journal in which another desk was faster. */
export const test = base.extend<{ region: Region }>({
  region: async ({ userData }, use) => {
    const { authority } = await prepareTraining({ folder: join(userData, 'training'), now: new Date() })
    const persons = join(userData, 'persons.ndjson')
    writeFileSync(persons, before.map((one) => `${JSON.stringify(one)}\n`).join(''))
    const gateway = await openGateway({
      trusted: [authority],
      training: true,
      certificates: 'any',
      begin: { school: 'training', title: 'Учебная школа', workplace: 'desk-1', token: TOKEN, persons },
      now: Date.now,
      log: { access() {}, surprise() {} },
    })
    let isMute = false
    let isOvertaken = false
    const line = await listen(
      async (request) => {
        if (isOvertaken && request.method === 'POST') {
          isOvertaken = false
          await gateway.archive.people.load('training', meanwhile)
          isMute = true
        }
        return isMute && request.method === 'GET'
          ? new Response(null, { status: 503 })
          : gateway.fetch(request)
      },
      { host: '127.0.0.1', port: 0 },
    )
    mkdirSync(userData, { recursive: true })
    const url = `http://127.0.0.1:${line.port}`
    writeFileSync(join(userData, 'sverka.json'), JSON.stringify({ gateway: { url, token: TOKEN } }))
    await use({ gateway, overtake: () => void (isOvertaken = true), hear: () => void (isMute = false) })
    await line.close()
    await gateway.close()
  },
  appArguments: async ({ region: _first, userData }, use) =>
    use([`--settings=${join(userData, 'sverka.json')}`]),
})
