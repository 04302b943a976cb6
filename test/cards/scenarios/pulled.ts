import type { CardKind } from './others.ts'
import type { ReaderGround } from './ground.ts'
import type { Got, Scenario, Thoroughness } from './scenario.ts'

const ENDS = 'device.removed or no-card; nothing false stored; signs when put in again'

/** So many pulls are tried where not all are. */
const SAMPLE = 8

/** The card is torn out at each of its commands, from the first look to the end of a signature. */
export const pulledAtEach = ({ make }: CardKind): Scenario<ReaderGround> => ({
  name: 'the card is pulled at each command of look and signature',
  expected: ENDS,
  run: (ground, how) => pullAtEach(ground, make, how),
})

async function pullAtEach(ground: ReaderGround, make: CardKind['make'], how: Thoroughness): Promise<Got> {
  const whole = make()
  const { text } = await ground.sign(await ground.insert(whole))
  if (text !== 'signed') return text
  await quiet(whole)
  const commands = whole.counts.commands
  const stride = how === 'all' ? 1 : Math.max(1, Math.floor(commands / SAMPLE))
  const wrong: string[] = []
  let tried = 0
  for (let at = 1; at <= commands; at += stride) {
    await ground.clear()
    tried += 1
    const ended = await pullAt(ground, make, at)
    if (ended !== ENDS) wrong.push(`command ${at}: ${ended}`)
  }
  const note = `${tried} of ${commands} commands`
  return { got: wrong.length === 0 ? ENDS : wrong.join(' · '), note }
}

async function pullAt(ground: ReaderGround, make: CardKind['make'], at: number): Promise<string> {
  const card = make()
  let isPulled = false
  const pulled = new Promise<void>((resolve) => {
    card.before = ({ count }) => {
      if (count !== at) return undefined
      isPulled = true
      resolve()
      return 'pull'
    }
  })
  await ground.pcscd.insert(card)
  const shown = await Promise.race([pulled, ground.ready()])
  if (shown && !isPulled) {
    const { text } = await ground.sign(shown)
    // What comes after the card has signed, forgetting the PIN and looking once more, harms no signature.
    const mayBeSigned = text === 'signed' && card.counts.signatures === 1
    if (!mayBeSigned && text !== 'device.removed' && text !== 'device.no-card') return text
  }
  await Promise.race([pulled, quiet(card)])
  if (!isPulled) await ground.pcscd.remove()
  await ground.until(({ state }) => state === 'no-card')

  const { text } = await ground.sign(await ground.insert(make()))
  return text === 'signed' ? ENDS : `${text} when put in again`
}

const QUIET_MS = 300

/** Until the card has not been asked anything for a while. */
async function quiet({ counts }: ReturnType<CardKind['make']>): Promise<void> {
  for (let before = -1; before !== counts.commands;) {
    before = counts.commands
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
  }
}
