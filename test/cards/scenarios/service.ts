import type { ReaderGround } from './ground.ts'
import type { CardKind } from './others.ts'
import type { Got, Scenario, Thoroughness } from './scenario.ts'

const DURING = 'device.no-service or removed; nothing false stored; signs after the restart'

/** A PKCS#11 module cannot tell a dead service from a card that is gone. */
const NAMED = new Set(['device.no-service', 'device.removed'])

const SAMPLE = 4

/** pcscd dies and comes again: before, in the middle of and after the work. */
export const serviceRestarted = ({ make }: CardKind): readonly Scenario<ReaderGround>[] => [
  {
    name: 'pcscd is killed before the signature and started again',
    expected: 'no-service, then signed',
    run: async (ground) => {
      await ground.insert(make())
      return `${await restarted(ground)}, then ${(await ground.sign(await ground.ready())).text}`
    },
  },
  {
    name: 'pcscd is killed in the middle of a signature and started again',
    expected: DURING,
    run: (ground, how) => killAtEach(ground, make, how),
  },
  {
    name: 'pcscd is killed after the signature and started again',
    expected: 'signed, no-service, then signed',
    run: async (ground) => {
      const { text } = await ground.sign(await ground.insert(make()))
      return `${text}, ${await restarted(ground)}, then ${(await ground.sign(await ground.ready())).text}`
    },
  },
]

async function restarted({ pcscd, until }: ReaderGround): Promise<string> {
  await pcscd.kill()
  const { state } = await until((now) => now.state === 'no-service')
  await pcscd.start()
  return state
}

async function killAtEach(ground: ReaderGround, make: CardKind['make'], how: Thoroughness): Promise<Got> {
  const card = make()
  const before = await ground.insert(card)
  const looked = card.counts.commands
  await ground.sign(before)
  const commands = card.counts.commands - looked
  const stride = how === 'all' ? 1 : Math.max(1, Math.ceil(commands / SAMPLE))
  const wrong: string[] = []
  let tried = 0
  for (let at = 1; at <= commands; at += stride) {
    await ground.clear()
    tried += 1
    const ended = await killAt(ground, make(), at)
    if (ended !== DURING) wrong.push(`command ${at}: ${ended}`)
  }
  return { got: wrong.length === 0 ? DURING : wrong.join(' · '), note: `${tried} of ${commands} commands` }
}

async function killAt(ground: ReaderGround, card: ReturnType<CardKind['make']>, at: number): Promise<string> {
  const shown = await ground.insert(card)
  const start = card.counts.commands
  let dying: Promise<void> | undefined
  card.before = async ({ count }) => {
    if (count === start + at) await (dying = ground.pcscd.kill())
    return undefined
  }
  const { text } = await ground.sign(shown)
  if (!dying) await ground.pcscd.kill()
  await dying
  card.before = undefined
  await ground.until(({ state }) => state === 'no-service')
  await ground.pcscd.start()
  const again = await ground.sign(await ground.ready())
  if (again.text !== 'signed') return `${again.text} after the restart`
  const mayBeSigned = text === 'signed' && card.counts.signatures > 0
  return mayBeSigned || NAMED.has(text) ? DURING : text
}
