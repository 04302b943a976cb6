import type { DevicesState } from '../../contract/signer.ts'
import { done } from '../../domain/outcome.ts'
import type { Role } from '../../domain/role.ts'
import { questioner } from '../../main/question.ts'
import { changeOf, createShift, type Shift } from '../../main/shift.ts'
import { createPinDesk } from '../../main/signing/pin-desk.ts'
import type { Signer } from '../../main/signing/signer.ts'
import { quietPin, wellJudged } from '../fakes/cards.ts'
import { ownSigner } from '../fakes/signer.ts'

/** The clock of these desks. */
export const NOW = Date.now()
/** The card. */
export const signing = ownSigner(NOW)
/** Its fingerprint. */
export const certificate = signing.fingerprint
/** When the shift opens. */
export const since = new Date(NOW).toISOString()

/** Cards with these certificates in the readers. */
export const state = (kind: DevicesState['state'], fingerprints: readonly string[]): DevicesState => ({
  state: kind,
  modules: [],
  cards: fingerprints.map((fingerprint) => ({
    id: 'card',
    reader: 'Test',
    kind: 'piv',
    state: 'ready',
    label: 'TEST',
    blocked: false,
    pin: quietPin,
    certificates: [
      {
        fingerprint,
        name: 'TEST card',
        issuer: 'TEST',
        serial: '1',
        notBefore: new Date(0).toISOString(),
        notAfter: new Date(NOW).toISOString(),
        key: 'ECDSA P-256',
        assessment: wellJudged,
      },
    ],
  })),
})

/** A desk with a card that really signs, no reader between. */
export function desk(
  authority: Uint8Array,
  more: { role?: Role; withoutCards?: boolean; isSetUp?: boolean } = { role: 'curator' },
) {
  const watchers: ((devices: DevicesState) => void)[] = []
  const signer = {
    look: () => state('ready', [certificate]),
    watch: (on: (devices: DevicesState) => void) => (watchers.push(on), () => {}),
    signBatch: async ({ documents, onSigned }: Parameters<Signer['signBatch']>[0]) => {
      for (const { id, content } of documents) {
        const { signature, certificate: der } = signing.seal(content, NOW)
        await onSigned(id, signature, der, {
          assessment: wellJudged,
          device: { kind: 'piv', reader: 'Test' },
        })
      }
      return done(undefined)
    },
    judgeAnew() {},
    restart() {},
    close: () => Promise.resolve(),
  } satisfies Signer

  const changes: (Shift | undefined)[] = []
  const log: string[] = []
  const clock = { idle: 0, isTyping: true }
  const pinDesk = createPinDesk({
    window: {
      open: () => {
        if (!clock.isTyping) return
        queueMicrotask(() => void pinDesk.handlers['pin.enter']({ pin: new Uint8Array([49, 50, 51, 52]) }))
      },
      close() {},
    },
    restart() {},
    now: Date.now,
  })
  const shift = createShift({
    signer,
    pinDesk,
    trusted: () => [authority],
    roleOf: () => more.role,
    withoutCards: more.withoutCards ?? false,
    isSetUp: () => more.isSetUp ?? false,
    isStarting: () => more.isSetUp ?? false,
    idleMinutes: 5,
    newId: () => 'id',
    now: Date.now,
    idleSeconds: () => clock.idle,
    onChange: (changed, before) => {
      changes.push(changed)
      log.push(changeOf(changed, before).join(' '))
    },
    onStranger: (fingerprint) => log.push(`certificate.stranger ${fingerprint}`),
  })
  const questionOf = questioner({
    signer,
    chosen: () => ({ language: 'ru', theme: 'system' }),
    lastSignedAt: () => undefined,
    now: () => NOW,
  })
  return {
    shift,
    changes,
    log,
    more,
    clock,
    open: () => shift.open({ card: 'card', certificate }, questionOf('card', certificate)),
    pinDesk,
    /** Asks for a PIN that nobody types. */
    ask: () => {
      clock.isTyping = false
      const question = questionOf('card', certificate).question
      const asked = () => ({ ...question(), purpose: 'sign' as const, documents: [], signed: 0 })
      void pinDesk.ask(asked, () => Promise.resolve(done(undefined)))
    },
    see: (devices: DevicesState) => watchers.forEach((tell) => tell(devices)),
  }
}
