import { pipeline, Readable } from 'node:stream'
import { constants, createGzip } from 'node:zlib'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { pushed, type Me, type Verdict } from '../contract/gateway.ts'
import { accessLog, tokenGuard, whereOf, type Known, type Log } from './access.ts'
import type { Archive } from './archive/archive.ts'
import { changesOf } from './changes.ts'
import { changeAfter } from './cursor.ts'
import type { Verify } from './judge.ts'
import { receiver } from './receive.ts'

/** A hundred of the largest parcels there may be, and the JSON around them. */
const LARGEST_BODY = 13_000_000 // bytes

/** The desk went away in the midst of its answer; it will ask again. */
const HUNG_UP: ReadonlySet<string | undefined> = new Set(['ABORT_ERR', 'ERR_STREAM_PREMATURE_CLOSE'])

type Needs = {
  archive: Archive
  verify: Verify
  /** Clock, ms since 1970. */
  now: () => number
  log: Log
  /** Takes exercises only; otherwise takes none. */
  training: boolean
  /** `listed`: only certificates entered for the school; `any`: all that the trusted authorities issued. */
  certificates: 'listed' | 'any'
  /** Days after which a signature is not believed without a time stamp. */
  oldestDays: number
  /** Two persons must have signed. */
  secondSignature: boolean
}

/** The region's side of the line as one `fetch`. Whatever it refuses it answers as JSON `{code}`. */
export function createGateway(needs: Needs) {
  const { archive, now, log, training } = needs
  const receive = receiver(needs)

  return new Hono<Known>()
    .use(accessLog(log, now))
    .get('/v1/health', async (context) => {
      await archive.ping()
      return context.json({ alive: true })
    })
    .use(tokenGuard(archive))
    .get('/v1/me', (context) => {
      const { school, workplace, title } = context.var.sender
      return context.json({ school, workplace, title, training } satisfies Me)
    })
    .post(
      '/v1/corrections',
      bodyLimit({ maxSize: LARGEST_BODY, onError: (context) => context.json({ code: 'size' }, 413) }),
      async (context) => {
        const received = pushed.safeParse(await context.req.json().catch(() => undefined))
        if (!received.success) return context.json({ code: 'form' }, 400)

        const verdicts = await receive(received.data.parcels, context.var.sender)
        context.set('about', verdicts.map(briefly))
        return context.json({ verdicts })
      },
    )
    .get('/v1/changes', async (context) => {
      const { school } = context.var.sender
      const [archiveId, until] = await Promise.all([archive.id(), archive.people.lastChange(school)])
      const here = { archive: archiveId, school, change: until }
      const after = changeAfter(context.req.query('after') ?? '', here)
      if (after === undefined) return context.json({ code: 'cursor' }, 410)

      const lines = Readable.from(changesOf({ archive, archiveId, school, after, until }), {
        objectMode: false,
      })
      context.header('content-type', 'application/x-ndjson; charset=utf-8')
      context.header('cache-control', 'no-store')
      context.header('vary', 'accept-encoding')
      if (!/\bgzip\b/.test(context.req.header('accept-encoding') ?? '')) return context.body(webOf(lines))

      context.header('content-encoding', 'gzip')
      const packed = createGzip({ level: constants.Z_BEST_SPEED })
      // A fault on either side ends both; the desk sees a stream without its last line and asks again.
      pipeline(lines, packed, (cause) => {
        if (cause && !HUNG_UP.has(cause.code)) log.surprise(whereOf(cause))
      })
      return context.body(webOf(packed))
    })
    .notFound((context) => context.json({ code: 'path' }, 404))
    .onError((cause, context) => {
      log.surprise(whereOf(cause))
      return context.json({ code: 'unexpected' }, 500)
    })
}

const webOf = (stream: Readable): ReadableStream<Uint8Array> =>
  Readable.toWeb(stream) as ReadableStream<Uint8Array>

const briefly = (verdict: Verdict): string =>
  `${verdict.id} ${verdict.state}${verdict.state === 'refused' ? ` ${verdict.code}` : ''}`
