import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { OwnSettings } from '../../contract/own-settings.ts'
import { openGateway, type Gateway } from '../../gateway/open.ts'
import { authority } from '../cades/pki.ts'
import { cardLine, ownCard } from '../fakes/card-line.ts'
import { ownDesk } from '../fakes/desk.ts'
import { guardian, pupil } from '../fakes/people.ts'
import { ownFolder } from '../fakes/store.ts'

/** The token of the school that is set up. */
export const TOKEN = 'the-token-of-a-real-school'
/** That of every card here. */
export const PIN = '1234'

const now = Date.now()
const root = authority('ecdsa-p256', { notBefore: new Date(now - 1e9), notAfter: new Date(now + 1e11) })

/** An authority that the region does not know. */
export const other = authority('ecdsa-p256', { name: 'TEST Чужой центр', notAfter: new Date(now + 1e11) })

/** A card of somebody of the school. */
export const person = (surname: string, snils: string, by = root) =>
  ownCard(by, { commonName: `TEST ${surname}`, surname, givenName: 'Проба', snils })

export const anna = person('Образцова', '11223344595')
export const vera = person('Примерова', '08765430300')

/** Those of the school. */
export const people = [pupil({ version: 0, links: [] }), guardian({ version: 0, links: [] })]

/** The gateway of a region, with the school that is set up here. */
async function ownGateway(): Promise<Gateway> {
  const persons = join(ownFolder(), 'persons.ndjson')
  writeFileSync(persons, people.map((one) => `${JSON.stringify(one)}\n`).join(''))
  const gateway = await openGateway({
    trusted: [root.certificate],
    training: false,
    certificates: 'any',
    begin: { school: 'school-12', title: 'Школа № 12', workplace: 'desk-3', token: TOKEN, persons },
    now: Date.now,
    log: { access() {}, surprise() {} },
  })
  onTestFinished(() => gateway.close())
  return gateway
}

/** A desk on the profile of that folder, as the machine starts it. */
async function started(folder: string, known?: Gateway) {
  const gateway = known ?? (await ownGateway())
  mkdirSync(folder, { recursive: true })
  const readers = cardLine()
  const desk = await ownDesk({ people: [], folder, gateway, isOwn: true, startSigner: readers.start })
  const file = join(folder, 'root.cer')
  writeFileSync(file, root.certificate)
  desk.chosen.authority = file
  const look = async () => {
    const seen = await desk.call('desk.look', {})
    if (!seen.ok) throw new Error(seen.fault.code)
    return seen.value
  }
  return { ...desk, gateway, readers, look, own: () => ownIn(folder) }
}

export type Started = Awaited<ReturnType<typeof started>>

/** A desk that nobody has used so far. */
export const newDesk = (): Promise<Started> => started(join(ownFolder(), 'profile'))

const ownIn = (folder: string): OwnSettings =>
  existsSync(join(folder, 'desk.json'))
    ? (JSON.parse(readFileSync(join(folder, 'desk.json'), 'utf8')) as OwnSettings)
    : {}

/** The desk is killed: what lies on the disk at this moment is all there is for the next one. */
export async function killed({ folder, gateway }: Started): Promise<Started> {
  const left = join(ownFolder(), 'profile')
  cpSync(folder, left, { recursive: true })
  return started(left, gateway)
}

/** The value of an answer. @throws the fault, where it is one */
export const said = <Value>(outcome: { ok: true; value: Value } | { ok: false; fault: unknown }): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault))
  return outcome.value
}

/** In the training, by somebody who has no card, as far as the step of the school. */
export async function begun(): Promise<Started> {
  const desk = await newDesk()
  said(await desk.call('shift.prepare', {}))
  said(await desk.call('start.begin', {}))
  said(await desk.call('shift.start', {}))
  said(await desk.call('region.choose', { code: 'omsk' }))
  said(await desk.call('start.go', { step: 'school' }))
  return desk
}

/** Names the school, with the authorities that are trusted; else with that of the region. */
export async function setSchool(desk: Started, trusted?: readonly string[]): Promise<void> {
  const { path } = said(await desk.call('settings.choose', { kind: 'authority' }))
  said(
    await desk.call('start.school', {
      school: 'school-12',
      schoolTitle: 'Школа № 12',
      workplace: 'desk-3',
      way: 'gateway',
      gateway: { url: 'https://gateway.test', token: TOKEN, authorities: [] },
      trusted: [...(trusted ?? [path])],
    }),
  )
}
