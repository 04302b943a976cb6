import { sha256 } from '../cades/digests.ts'
import { streebog256, streebog512 } from '../cades/gost/streebog.ts'
import type { Line } from '../contract/journal.ts'
import { SELF_TEST_STEPS, type SelfTest } from '../contract/self-test.ts'
import type { CardCertificate, DevicesState } from '../contract/signer.ts'
import type { Trouble } from '../contract/trouble.ts'
import { failureOfTrouble } from '../contract/trouble-failures.ts'
import type { TrustPolicy } from '../contract/trust.ts'
import { testCards } from './self-test-cards.ts'
import { type Found, failing, skipped, warning, well } from './self-test-step.ts'
import { ask, systemTimers, type Line as AskedLine } from './sync/ask.ts'
import { certificateThere } from './sync/certificate-there.ts'
import { trustAuthorities } from './sync/trust-authorities.ts'
import { wholeAnswer } from './sync/whole-answer.ts'
import type { World } from './world.ts'

export type SelfTestNeeds = {
  readonly devices: () => DevicesState
  readonly policy: TrustPolicy
  /** Undefined where none is set, in training until the desk's own one listens. */
  readonly gateway: () => { readonly url: string } | undefined
  readonly training: boolean
  readonly line: () => Pick<Line, 'state'>
  readonly fetch: AskedLine['fetch']
  /** Looks at the certificate of the other side when it was not believed. */
  readonly look?: AskedLine['look']
  readonly version: string
  /** Name, release and architecture of the operating system. */
  readonly system: string
  /** Clock, ms since 1970. */
  readonly now: () => number
}

const ANSWER_WITHIN_MS = 5_000
const CLOCKS_APART_MS = 2 * 60_000

/** Makes the self-test: looks at everything that signing needs, asks for no PIN and spends no try. */
export const selfTester = (needs: SelfTestNeeds) => async (): Promise<SelfTest> => {
  const { devices, policy, version, system, now } = needs
  const seen = devices()
  const found: { readonly [Step in (typeof SELF_TEST_STEPS)[number]]: Found } = {
    ...testCards({ devices: seen, policy, version }),
    ...(await testLine(needs)),
    digest: testDigests(),
  }
  const isPersonal = personalIn(seen)
  const steps = SELF_TEST_STEPS.map((step) => ({
    step,
    ...found[step],
    facts: found[step].facts.filter((fact) => !isPersonal(fact)),
  }))
  return { at: new Date(now()).toISOString(), version, system, steps }
}

/** The line of the self-test, believing whom the sync believes. */
export const lineOfTest = (
  way: World['sync'],
  authorities: readonly string[],
): Pick<SelfTestNeeds, 'fetch' | 'look'> =>
  'fetch' in way
    ? { fetch: way.fetch }
    : {
        fetch: async (url, init) => {
          // Here and not at the start: reading the store of the system takes its time. And not for longer: what else
          // this thread asks (time stamps, another system's look-up) is no matter of the region's authority.
          const believeAsBefore = trustAuthorities(authorities)
          try {
            return await fetch(url, init)
          } finally {
            believeAsBefore()
          }
        },
        look: certificateThere,
      }

/** What the journal answers, and what time it has. */
async function testLine(needs: SelfTestNeeds): Promise<{ clock: Found; line: Found }> {
  const { gateway, training, fetch, look, now, line } = needs
  const place = gateway()
  if (!place) return { clock: skipped(), line: training ? skipped() : warning('line.off') }
  const { host } = new URL(place.url)
  let clock = skipped()
  const asked = now()
  const answered = await ask(
    {
      // Whether it is alive is asked without saying who asks.
      place: { url: place.url, token: '' },
      fetch,
      look,
      timers: systemTimers,
      stopped: AbortSignal.timeout(ANSWER_WITHIN_MS),
      dated: (theirs) => {
        clock = clockOf(theirs, asked, now())
      },
    },
    '/v1/health',
  )
  const said = answered.ok ? await wholeAnswer(answered.value) : answered
  if (!said.ok) return { clock, line: troubled(said.fault, host) }
  const isRefused = line().state === 'no-rights'
  return { clock, line: isRefused ? failing('line.no-rights', host) : well(host) }
}

function troubled(trouble: Trouble, host: string): Found {
  const facts = [
    'status' in trouble ? `HTTP ${trouble.status}` : '',
    trouble.code === 'line.tls' ? trouble.reason : '',
    trouble.code === 'line.tls' ? (trouble.issuer ?? '') : '',
  ]
  return failing(failureOfTrouble(trouble), host, ...facts.filter(Boolean))
}

/** The answer was made between `asked` and `answered`; the header has whole seconds. */
function clockOf(theirs: number, asked: number, answered: number): Found {
  const apart = theirs < asked ? asked - theirs : Math.max(theirs - answered, 0)
  const fact = `± ${Math.round(apart / 1_000)} s`
  return apart > CLOCKS_APART_MS ? warning('clock.off', fact) : well(fact)
}

const STREEBOG_MESSAGE = Buffer.from('012345678901234567890123456789012345678901234567890123456789012')

/** Known answers: FIPS 180-4 («abc») and RFC 6986, 10.1. */
const KNOWN = [
  [() => sha256(Buffer.from('abc')), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [() => streebog256(STREEBOG_MESSAGE), '9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500'],
  [
    () => streebog512(STREEBOG_MESSAGE),
    '1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa' +
      '00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48',
  ],
] as const

function testDigests(): Found {
  const names = ['SHA-256', 'GOST R 34.11-2012 (256)', 'GOST R 34.11-2012 (512)']
  const isRight = KNOWN.every(([made, known]) => Buffer.from(made()).toString('hex') === known)
  return isRight ? well(...names) : failing('digest.wrong', ...names)
}

/** Whether a fact names the owner of a card: a certificate that a person issued to themselves, a reader named so. */
function personalIn({ cards }: DevicesState): (fact: string) => boolean {
  const named = ({ name, surname, givenName, snils }: CardCertificate) => [name, surname, givenName, snils]
  const words = cards
    .flatMap(({ certificates }) => certificates.flatMap(named))
    .flatMap((word) => (word ? [word.toLowerCase()] : []))
  return (fact) => words.some((word) => fact.toLowerCase().includes(word))
}
