import { readSync } from 'node:fs'
import type { PinQuestion } from '../../contract/pin.ts'
import { wipeable } from '../../domain/wipeable.ts'
import { questioner } from '../../main/question.ts'
import { createPinDesk } from '../../main/signing/pin-desk.ts'
import { createSigner } from '../../main/signing/signer.ts'
import { startNodeLine } from '../../main/signing/node-line.ts'
import { judging } from '../fakes/cards.ts'

/**
 * A desk in a process of its own: the PIN comes from outside as bytes, as from its page, is given to the card in the
 * real signing process, and then nothing is done but to live on, so that somebody can look into the memory.
 */

const [authority, service] = process.argv.slice(2) as [string, string]
const certificate = Buffer.from(authority, 'base64')
const signer = createSigner({
  start: () => startNodeLine({ PCSCLITE_CSOCK_NAME: service }),
  authorities: [certificate],
  ...judging([certificate]),
})
const tell = (word: object): void => void process.stdout.write(`${JSON.stringify(word)}\n`)

const stop = signer.watch(({ cards: [card] }) => {
  if (card?.state === 'ready') void ask(card.id, card.certificates[0]!.fingerprint)
})

async function ask(card: string, print: string): Promise<void> {
  stop()
  const questionOf = questioner({
    signer,
    chosen: () => ({ language: 'ru', theme: 'system' }),
    lastSignedAt: () => undefined,
    now: Date.now,
  })
  const pinDesk = createPinDesk({ window: { open() {}, close() {} }, restart: signer.restart, now: Date.now })
  const chosen = questionOf(card, print)
  const question = (): PinQuestion => ({
    ...chosen.question(),
    purpose: 'shift',
    documents: [],
    signed: 0,
  })
  const answer = pinDesk.ask(question, (pin, signal) =>
    signer.signBatch({
      card: chosen.card(),
      certificate: print,
      pin,
      documents: [{ id: 'shift', content: Buffer.from('shift') }],
      signedAt: new Date(),
      signal,
      onSigned: () => undefined,
    }),
  )
  tell({ asks: true })
  const pin = wipeable(8)
  readSync(0, pin, 0, 8, null)
  await pinDesk.handlers['pin.enter']({ pin })
  const { ok } = await answer
  pinDesk.dismiss() // the shift closes
  tell({ ok, held: pin.some((byte) => byte !== 0) })
  setInterval(() => undefined, 1_000) // lives on
}
