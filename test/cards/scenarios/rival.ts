import { loadPcsc } from '../../../main/signing/pcsc-native.ts'

/**
 * The program of another user of the same card: `node rival.ts READER exclusive|transaction|reset`. Tells `held` when
 * it has the card; told to let go it does, a `reset` by resetting the card.
 */

const EXCLUSIVE = 1
const SHARED = 2
const ANY_PROTOCOL = 3
const LEAVE = 0
const RESET = 1

const [, , reader, way] = process.argv
const native = loadPcsc()
const [context, card, protocol] = [[0], [0], [0]]

const well = (code: number | undefined): void => {
  if (code !== 0) throw new Error(`the rival cannot have the card: ${code?.toString(16)}`)
}
well(await native?.establish(0, null, null, context))
well(
  await native?.connect(
    context[0],
    reader,
    way === 'exclusive' ? EXCLUSIVE : SHARED,
    ANY_PROTOCOL,
    card,
    protocol,
  ),
)
if (way === 'transaction') well(await native?.begin(card[0]))

process.once('message', async () => {
  if (way === 'transaction') await native?.end(card[0], LEAVE)
  await native?.disconnect(card[0], way === 'reset' ? RESET : LEAVE)
  await native?.release(context[0])
  process.send?.('gone')
  process.disconnect?.()
})
process.send?.('held')
