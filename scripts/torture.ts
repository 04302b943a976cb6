/**
 * Kills a desk with SIGKILL at random instants, again and again on one base, while its line loses requests
 * and answers: `npm run torture -- --times 200 --seed 1`. Holds when every correction that was called saved
 * is in the base and, once the outbox is empty, exactly once in the gateway; exits non-zero when not.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createAuthority, issueCertificate } from '../cades/issue.ts'
import { findings } from './torture/findings.ts'
import { SCHOOL, unreliableGateway } from './torture/gateway.ts'
import { openDesk } from './torture/open-desk.ts'
import { chanceFrom, type CardTerms, type Terms } from './torture/terms.ts'
import { twoHands } from './torture/two-hands.ts'

const PEOPLE = 400

/** A desk that has not opened its base after so long never will. */
const LONGEST_START_MS = 30_000

const { values } = parseArgs({
  options: { times: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
})
const times = Number(values.times)
const seed = Number(values.seed)
const chance = chanceFrom(seed)
const folder = mkdtempSync(join(tmpdir(), 'sverka-torture-'))
const from = performance.now()

const life = { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() + 86_400_000) }
const subject = { commonName: 'TEST torture' }
const authority = createAuthority({ subject, algorithm: 'ecdsa-p256', ...life })
const cardOf = (commonName: string): CardTerms => {
  const { certificate, key } = issueCertificate({
    subject: { commonName },
    algorithm: 'ecdsa-p256',
    authority,
    ...life,
  })
  return {
    certificate: Buffer.from(certificate).toString('base64'),
    key: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
  }
}

let isBad = true
const gateway = await unreliableGateway({
  authority: authority.certificate,
  people: PEOPLE,
  chance,
  isBad: () => isBad,
})
const terms: Terms = {
  file: join(folder, 'base.db'),
  key: randomBytes(32).toString('hex'),
  url: gateway.url,
  token: gateway.token,
  school: SCHOOL,
  card: cardOf('TEST torture, first'),
  second: cardOf('TEST torture, second'),
  seed,
}

const saved = new Set<string>()
const opened: boolean[] = []
let killedWithPending = 0

try {
  for (let time = 1; time <= times; time += 1) {
    opened.push(await liveAndDie(time))
    if ([...saved].some((id) => !gateway.accepted.has(id))) killedWithPending += 1
    if (time % 10 === 0) console.log(`${time} killed, ${saved.size} saved, ${gateway.accepted.size} accepted`)
  }

  isBad = false
  const { desk, drained } = await drain()
  const lines = await findings({
    desk,
    archive: gateway.archive,
    authority: authority.certificate,
    saved,
    opened,
  })
  desk.database.close()

  const seconds = Math.round((performance.now() - from) / 1_000)
  const { requests, answers } = gateway.lost
  console.log(
    `${times} kills, ${killedWithPending} of them with corrections on their way; ${saved.size} told saved; ` +
      `${requests} requests and ${answers} answers cut; seed ${seed}; ${seconds} s`,
  )
  for (const { what, wrong } of [
    { what: 'the outbox is not empty at the end', wrong: drained ? 0 : 1 },
    ...lines,
  ]) {
    console.log(`${wrong === 0 ? 'holds' : 'FAILS'}  ${what}: ${wrong}`)
    if (wrong > 0) process.exitCode = 1
  }
  console.log(process.exitCode ? 'torture: something does not hold' : 'torture: all holds')
} finally {
  await gateway.close()
  rmSync(folder, { recursive: true, force: true })
}

/** One life of the desk: started, let work for a random while, killed. Gives whether its base opened. */
async function liveAndDie(time: number): Promise<boolean> {
  const desk = spawn(process.execPath, [join(import.meta.dirname, 'torture/desk.ts')], {
    env: { ...process.env, TORTURE: JSON.stringify({ ...terms, seed: seed * 1_000_003 + time }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    desk.once('close', (_, signal) => resolve(signal)),
  )
  const lateness = setTimeout(() => desk.kill('SIGKILL'), LONGEST_START_MS)
  // Mostly while it works; sometimes just when it has opened, in the midst of reading or sending the rest.
  const after = { event: chance() < 0.25 ? 'open' : 'saved', ms: chance() ** 2 * 400 }
  let isOpen = false
  let isDoomed = false

  for await (const line of createInterface({ input: desk.stdout })) {
    const [event, id] = line.split(' ')
    if (event === 'open') isOpen = true
    if (event === 'saved') saved.add(id!)
    if (isDoomed || event !== after.event) continue
    isDoomed = true
    void sleep(after.ms).then(() => desk.kill('SIGKILL'))
  }
  const signal = await ended
  clearTimeout(lateness)
  return isOpen && isDoomed && signal === 'SIGKILL'
}

/** The last life, without losses: it ends when everything has been carried over. */
async function drain(): Promise<{ desk: ReturnType<typeof openDesk>; drained: boolean }> {
  const desk = openDesk(terms, chance)
  twoHands(desk, terms).second()
  const isCalm = (): boolean => desk.outbox.all().length === 0 && desk.sync.state().state === 'idle'
  desk.sync.start()
  for (let turns = 0; turns < 3_000 && !isCalm(); turns += 1) await sleep(10)
  await desk.sync.stop()
  return { desk, drained: desk.outbox.all().length === 0 }
}
