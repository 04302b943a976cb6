import { done, failed } from '../../../domain/outcome.ts'
import type { Pcsc } from '../../../main/signing/pcsc.ts'
import { watchReaders } from '../../../main/signing/watch-readers.ts'
import { authority, secretary } from '../../cades/pki.ts'
import { createPivCard } from '../piv-card.ts'
import { openScModule } from '../rutoken.ts'
import { PIN, SIGNED_AT } from '../signing.ts'
import { openReaders, type ReaderGround } from './ground.ts'
import { type Group, groupOf, type Scenario } from './scenario.ts'

const ROUNDS = 5
const HOT_PLUG_MS = 1_000

/** Long enough for a module to have looked twice. */
const LOOKING_MS = 1_500

/** Readers themselves, in a pcscd that looks as often as any other. */
export function readersGroup(): Group {
  const root = authority('ecdsa-p256')
  const issued = secretary('ecdsa-p256', root)
  const make = () => createPivCard({ ...issued, pin: PIN })
  const scenarios: readonly Scenario<ReaderGround>[] = [
    {
      name: 'one card through PC/SC and through OpenSC’s module',
      expected: '1 card with 1 certificate',
      run: async (ground) => {
        await ground.until(({ modules }) => modules.some(({ state }) => state === 'loaded'))
        await ground.insert(make())
        await new Promise((resolve) => setTimeout(resolve, LOOKING_MS))
        const { cards } = ground.signer.look()
        const certificates = cards.flatMap((card) => card.certificates)
        return `${cards.length} card with ${certificates.length} certificate`
      },
    },
    {
      name: 'six readers, a card in each',
      expected: 'six seen',
      run: async () => ((await seenIn(SIX)) === SIX.length ? 'six seen' : 'fewer seen'),
    },
    {
      name: 'a card put in and taken out',
      expected: 'seen within a second',
      run: async (ground, how) => {
        const times: number[] = []
        for (let round = 0; round < (how === 'all' ? ROUNDS : 1); round += 1) {
          times.push(await timed(() => ground.insert(make())))
          times.push(await timed(ground.clear))
        }
        const longest = Math.max(...times)
        const note = `${Math.round(longest)} ms at most, in ${times.length} changes`
        // A busy machine may be late in a test; the table is printed on a quiet one.
        return { got: how === 'sampled' || longest < HOT_PLUG_MS ? 'seen within a second' : 'late', note }
      },
    },
  ]
  const kit = {
    pin: PIN,
    authority: root.certificate,
    signedAt: SIGNED_AT,
    modules: [{ title: 'OpenSC', path: openScModule() }],
  }
  return groupOf('readers', () => openReaders(kit, { hurries: false }), scenarios)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const SIX = ['A', 'B', 'C', 'D', 'E', 'F']
const PRESENT = 0x1_0020

/** How many readers with cards are seen in a service that has these; vpcd has two at most. */
function seenIn(readers: readonly string[]): Promise<number> {
  const pcsc: Pcsc = {
    establish: async () =>
      done({
        readers: async () => done([...readers]),
        change: async (asked) => {
          const now = asked.map(({ reader }) => ({
            reader,
            state: readers.includes(reader) ? PRESENT : readers.length << 16,
          }))
          return asked.some(({ state }, index) => state !== now[index]!.state) ? done(now) : failed('timeout')
        },
        connect: async () => failed('failed'),
        cancel: async () => {},
        release: async () => {},
      }),
  }
  return new Promise((resolve) => {
    const stop = watchReaders(pcsc, (seen) => {
      const count = seen.readers.filter(({ present }) => present).length
      if (count !== readers.length) return
      setImmediate(() => stop())
      resolve(count)
    })
  })
}
