import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Pcscd } from '../pcscd.ts'
import type { ReaderGround, TestCard } from './ground.ts'
import type { Scenario } from './scenario.ts'

/** Which instruction signs; the same for all cards of one kind. */
export type CardKind = { readonly make: () => TestCard; readonly signs: number }

/** Programs that take the whole card from one that asks it directly, and so in time. */
export const takenByOthers = ({ make }: CardKind): readonly Scenario<ReaderGround>[] => [
  {
    name: 'another program has the card to itself, then lets it go',
    expected: 'device.in-use, then signed',
    run: (ground) => withRival(ground, make(), 'exclusive'),
  },
  {
    name: 'another program is in a transaction without end, then ends it',
    expected: 'device.in-use, then signed',
    run: (ground) => withRival(ground, make(), 'transaction'),
  },
]

/** The same where a PKCS#11 module waits inside a call for as long as it takes: only ending the process helps. */
export const takenFromModule = ({ make }: CardKind): Scenario<ReaderGround> => ({
  name: 'another program is in a transaction without end; a person ends the signing process',
  expected: 'device.stopped, then signed',
  run: async (ground) => {
    const shown = await ground.insert(make())
    const rival = await startRival(ground.pcscd, 'transaction')
    const waiting = ground.sign(shown)
    await new Promise((resolve) => setTimeout(resolve, WAITING_MS))
    ground.signer.restart()
    const { text } = await waiting
    await rival.letGo()
    return `${text}, then ${(await ground.sign(await ground.ready())).text}`
  },
})

/** Long enough to be sure that the signature waits. */
const WAITING_MS = 500

/** Another program at the same card, and a card that does not answer. */
export const withOthers = ({ make, signs }: CardKind): readonly Scenario<ReaderGround>[] => [
  {
    name: 'another program resets the card between PIN and signature',
    expected: 'signed',
    run: async (ground) => {
      const card = make()
      const shown = await ground.insert(card)
      const rival = await startRival(ground.pcscd, 'reset')
      let isTold = false
      card.before = ({ ins }) => {
        if (ins !== signs || isTold) return undefined
        isTold = true
        void rival.letGo() // it waits for the end of our transaction
        return undefined
      }
      const { text } = await ground.sign(shown)
      await rival.gone
      return text
    },
  },
  {
    name: 'the card hangs in the middle of a signature; a person ends the signing process',
    expected: 'device.stopped, then signed',
    run: async (ground) => {
      const card = make()
      const shown = await ground.insert(card)
      let release = (): void => {}
      const reached = new Promise<void>((resolve) => {
        card.before = ({ ins }) => {
          if (ins !== signs) return undefined
          resolve()
          return new Promise((free) => (release = () => free(undefined)))
        }
      })
      const hanging = ground.sign(shown)
      await reached
      ground.signer.restart()
      const { text } = await hanging
      card.before = undefined
      release()
      return `${text}, then ${(await ground.sign(await ground.ready())).text}`
    },
  },
]

type Way = 'exclusive' | 'transaction' | 'reset'

async function withRival(ground: ReaderGround, card: TestCard, way: Way): Promise<string> {
  const shown = await ground.insert(card)
  const rival = await startRival(ground.pcscd, way)
  const first = await ground.sign(shown)
  await rival.letGo()
  return `${first.text}, then ${await signedOnceFree(ground)}`
}

const LONGEST_WAIT_MS = 20_000

/**
 * On a busy computer the card may not come free within the patience of one attempt: a person tries again. Where it stays
 * in use, what each attempt took is said, ms.
 */
async function signedOnceFree(ground: ReaderGround): Promise<string> {
  const took: number[] = []
  for (const deadline = performance.now() + LONGEST_WAIT_MS; ;) {
    const begun = performance.now()
    const { text } = await ground.sign(await ground.ready())
    took.push(Math.round(performance.now() - begun))
    if (text !== 'device.in-use') return text
    if (performance.now() > deadline)
      return `${text} (${took.length} attempts: ${took.slice(0, 9).join(', ')} ms)`
  }
}

/** A process of its own that takes the card in the first reader. */
async function startRival(
  { env }: Pcscd,
  way: Way,
): Promise<{ letGo: () => Promise<void>; gone: Promise<unknown> }> {
  const program = fileURLToPath(new URL('rival.ts', import.meta.url))
  const rival = fork(program, ['Test reader 00 00', way], { env: { ...process.env, ...env }, execArgv: [] })
  const gone = once(rival, 'exit')
  await Promise.race([
    once(rival, 'message'),
    gone.then(() => Promise.reject(new Error('the other program did not get the card'))),
  ])
  return {
    letGo: async () => {
      rival.send('let go')
      await gone
    },
    gone,
  }
}
