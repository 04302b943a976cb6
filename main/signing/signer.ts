import { chainAbove } from '../../cades/chain.ts'
import { type Prepared, prepareCades } from '../../cades/prepare.ts'
import { pinBytes } from '../../contract/pin-bytes.ts'
import {
  type DeviceFault,
  type DevicesState,
  signerNews,
  type SignerNews,
  type SignerRequest,
} from '../../contract/signer.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Batch } from './batch.ts'
import { createCrashedModules } from './crashed-modules.ts'
import { createDeaths } from './deaths.ts'
import { devicesOf, STARTING } from './devices-state.ts'
import type { Judge } from './judge.ts'
import { fitting, type Known, type KnownCard, knownCards } from './known-cards.ts'
import type { SignerLine } from './line.ts'

export type { Batch } from './batch.ts'

/** The cards as the main process uses them. */
export type Signer = {
  /** How readers and cards are now. */
  readonly look: () => DevicesState
  /** Tells every change until the returned function is called. */
  readonly watch: (on: (devices: DevicesState) => void) => () => void
  /** Signs the documents one after another; the first fault ends it. One batch at a time. */
  readonly signBatch: (batch: Batch) => Promise<Outcome<undefined, DeviceFault>>
  /** What judges certificates knows more or less now: says of the cards that are there what it says today. */
  readonly judgeAnew: () => void
  /** Ends a signing process that hangs and starts another; running work fails with `device.stopped`. */
  readonly restart: () => void
  /** Ends the signing process for good. */
  readonly close: () => Promise<void>
}

type Needs = {
  /** Starts the process of `process.ts`. */
  start: () => SignerLine
  /** Certificates of the authorities known here, DER; those above the signer travel inside the signature. */
  authorities: readonly Uint8Array[] | (() => readonly Uint8Array[])
  /** Folder of the simulated card; absent outside the training mode. */
  training?: string
  /** PKCS#11 modules to look for, absolute paths. */
  modules: readonly { readonly title: string; readonly path: string }[]
  /** Certificates that may not lie on the tokens which hold their keys, DER. */
  certificates?: readonly Uint8Array[]
  judge: Judge
  /** Clock, ms since 1970. */
  now: () => number
}

type Work = {
  operation: number
  certificate: Uint8Array
  known: Known
  prepared: Map<string, Prepared>
  onSigned: Batch['onSigned']
  /** One for each document handed on; what went wrong while it was kept, or nothing. */
  kept: Promise<{ cause: unknown } | undefined>[]
  end: (outcome: Outcome<undefined, DeviceFault>) => void
}

/** Holds the signing process, starts it again whenever it dies, and believes nothing it says unchecked. */
export function createSigner(needs: Needs): Signer {
  const { start, authorities, training, modules, certificates = [], judge, now } = needs
  const watchers = new Set<(devices: DevicesState) => void>()
  const crashes = createCrashedModules()
  const deaths = createDeaths()
  let current = STARTING
  let cards: ReadonlyMap<string, KnownCard> = new Map()
  let seen: Extract<SignerNews, { tell: 'devices' }> | undefined
  let line: SignerLine | undefined
  let work: Work | undefined
  let operations = 0
  let again: ReturnType<typeof setTimeout> | undefined
  let closed: (() => void) | undefined
  let hasHung = false

  const publish = (devices: DevicesState): void => {
    current = devices
    for (const on of watchers) on(devices)
  }
  const post = (request: SignerRequest): void => line?.post(request)

  const begin = (): void => {
    const started = start()
    const born = performance.now()
    line = started
    hasHung = false
    started.onMessage((message) => {
      if (line !== started) return
      const news = signerNews.safeParse(message)
      if (news.success) hear(news.data)
      else started.kill() // it is not the program that was started
    })
    started.onExit(() => {
      if (line !== started) return
      line = undefined
      seen = undefined
      crashes.ended()
      cards = new Map()
      work?.end(failed({ code: 'device.stopped' }))
      if (closed) return closed()
      publish(STARTING)
      again = setTimeout(begin, deaths.pauseAfter(performance.now() - born))
    })
    post({
      ask: 'start',
      modules: [...modules],
      certificates: [...certificates],
      leaveOut: crashes.leaveOut(),
      ...(training !== undefined && { training }),
    })
  }

  const hear = (news: SignerNews): void => {
    if (news.tell === 'devices') {
      seen = news
      cards = knownCards(news)
      return publish(devicesOf(news, { judge, now }))
    }
    if (news.tell === 'hung') {
      hasHung = true
      return endHung()
    }
    if ('path' in news) return crashes.hear(news)
    if (!work || work.operation !== news.operation) return
    if (news.tell === 'ended') {
      // Whoever ends well has signed all.
      const fault = news.fault ?? (work.prepared.size > 0 ? ({ code: 'device.failed' } as const) : undefined)
      return work.end(fault ? failed(fault) : done(undefined))
    }

    const finished = work.prepared.get(news.id)?.finish(news.signature)
    work.prepared.delete(news.id) // each once
    if (finished?.ok) return void work.kept.push(keep(work, news.id, finished.value))
    post({ ask: 'stop', operation: work.operation })
    work.end(failed({ code: 'device.mismatch' }))
  }

  /** What is being signed with another card is let finish. */
  const endHung = (): void => {
    if (hasHung && !work) line?.kill()
  }

  const keep: (...args: [Work, string, Uint8Array]) => Work['kept'][number] = async (
    { operation, certificate, known, onSigned },
    id,
    signature,
  ) => {
    try {
      await onSigned(id, signature, certificate, known)
      return undefined
    } catch (cause) {
      post({ ask: 'stop', operation }) // what cannot be kept is not worth signing further
      return { cause }
    }
  }

  const signBatch = async (batch: Batch): Promise<Outcome<undefined, DeviceFault>> => {
    const { card, pin, signedAt, documents, onSigned, signal } = batch
    try {
      if (work) return failed({ code: 'device.in-use' })
      if (pin !== 'pad' && !pinBytes.safeParse(pin).success) return failed({ code: 'pin.form' })
      if (signal?.aborted) return failed({ code: 'device.cancelled' })
      if (!line) return failed({ code: 'device.stopped' })
      const fit = fitting(cards.get(card), { certificate: batch.certificate, at: signedAt, judge })
      if (!fit.ok) return fit
      if (documents.length === 0) return done(undefined)

      const { certificate, brought, known } = fit.value
      const trusted = typeof authorities === 'function' ? authorities() : authorities
      const chain = chainAbove(certificate.der, [...trusted, ...brought])
      const prepared = new Map(
        documents.map(({ id, content }) => [id, prepareCades({ content, certificate, chain, signedAt })]),
      )
      const operation = (operations += 1)
      const stop = (): void => post({ ask: 'stop', operation })
      const kept: Work['kept'] = []
      const ended = new Promise<Outcome<undefined, DeviceFault>>((end) => {
        work = { operation, certificate: certificate.der, known, prepared, onSigned, kept, end }
      })
      signal?.addEventListener('abort', stop)
      try {
        post({
          ask: 'sign',
          operation,
          card,
          certificate: batch.certificate,
          pin,
          documents: [...prepared].map(([id, { digest }]) => ({ id, digest })),
        })
        if (pin !== 'pad') pin.fill(0)
        const outcome = await ended
        const broken = (await Promise.all(kept)).find((one) => one !== undefined)
        if (broken) throw broken.cause
        return outcome
      } finally {
        work = undefined
        endHung()
        signal?.removeEventListener('abort', stop)
      }
    } finally {
      if (pin !== 'pad') pin.fill(0)
    }
  }

  begin()
  return {
    look: () => current,
    watch: (on) => {
      watchers.add(on)
      return () => void watchers.delete(on)
    },
    signBatch,
    judgeAnew: () => {
      if (seen) publish(devicesOf(seen, { judge, now }))
    },
    restart: () => {
      deaths.forgive()
      crashes.forgive()
      clearTimeout(again)
      if (line) line.kill()
      else begin()
    },
    close: () =>
      new Promise((resolve) => {
        closed = resolve
        clearTimeout(again)
        if (line) line.kill()
        else resolve()
      }),
  }
}
