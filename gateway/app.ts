import { pipeline, Readable } from 'node:stream'
import { Hono, type Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { GatewayLimits } from '../contract/gateway-settings.ts'
import { PROTOCOL_HEADER, pushed, type Verdict } from '../contract/gateway.ts'
import { accessLog, paceGuard, tokenGuard, whereOf, type Known, type Log } from './access.ts'
import type { Archive } from './archive/archive.ts'
import { isJson, jsonOf, sizeGuard } from './body.ts'
import { changesOf } from './changes.ts'
import { changeAfter } from './cursor.ts'
import { docs } from './docs.ts'
import { readiness } from './health.ts'
import type { Verify } from './judge.ts'
import { createLimits } from './limits.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { packerFor, zipped } from './packing.ts'
import { offeredIn } from './parcel.ts'
import { localGuard } from './peer.ts'
import { meIn, protocolOf, verdictIn } from './protocol.ts'
import { receiver } from './receive.ts'
import { sightings } from './registry/sightings.ts'

/** The desk went away in the midst of its answer; it will ask again. */
const HUNG_UP: ReadonlySet<string | undefined> = new Set(['ABORT_ERR', 'ERR_STREAM_PREMATURE_CLOSE'])

/** As many as anybody likes. */
const NO_LIMITS: GatewayLimits = { pushes: 0, pulls: 0, strangers: 0 }

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
  /** Requests a minute; without them there are no limits. */
  limits?: GatewayLimits | undefined
  /** A proxy stands in front and names who asks. */
  proxy?: boolean | undefined
  metrics?: Metrics | undefined
  /** Who has it reads the metrics from anywhere. */
  metricsToken?: string | undefined
  /** Who reads the description. */
  docs?: 'local' | 'everybody' | undefined
  /** The administrator's pages. */
  registry?: Hono | undefined
  /** Whether the program has been told to stop. */
  isStopping?: () => boolean
}

/** The region's side of the line as one `fetch`. Whatever it refuses it answers as JSON `{code}`. */
export function createGateway(needs: Needs) {
  const { archive, training, proxy = false, isStopping = () => false } = needs
  const metrics = needs.metrics ?? createMetrics(archive)
  const limits = createLimits(needs.limits ?? NO_LIMITS)
  const receive = receiver({ ...needs, verify: metrics.timed(needs.verify), kept: metrics.kept })
  const surprise = (cause: unknown): void => {
    metrics.surprise()
    needs.log.surprise(whereOf(cause))
  }

  return new Hono<Known>()
    .use(accessLog({ ...needs, metrics }))
    .get('/v1/health', async (context) => {
      await archive.ping()
      return context.json({ alive: true })
    })
    .get('/health/live', (context) => context.json({ alive: true }))
    .get('/health/ready', async (context) => {
      const ready = await readiness({ archive, isStopping })
      return ready.ok ? context.json({ alive: true }) : context.json({ code: ready.fault }, 503)
    })
    .get('/metrics', localGuard(needs.metricsToken), async (context) =>
      context.body(await metrics.text(), 200, { 'content-type': metrics.type }),
    )
    .route('/', docs(needs.docs ?? 'local'))
    .route('/registry', needs.registry ?? new Hono())
    .use(tokenGuard({ archive, limits, proxy, now: needs.now }))
    .use(paceGuard(limits))
    .use(sightings(archive, needs.now))
    .use(protocolGuard)
    .get('/v1/me', (context) => {
      const { school, workplace, title } = context.var.sender
      return context.json(meIn(context.var.protocol, { school, workplace, title, training }))
    })
    .post('/v1/corrections', jsonGuard, sizeGuard, async (context) => {
      const body = await jsonOf(context.req)
      if (!body.ok && body.fault === 'size') return context.json({ code: 'size' }, 413)
      const read = pushed.safeParse(body.ok ? body.value : undefined)
      const offered = read.success && offeredIn(read.data.parcels)
      if (!offered || !offered.ok) return context.json({ code: 'form' }, 400)

      const verdicts = await receive(offered.value, context.var.sender)
      verdicts.forEach(metrics.verdict)
      await archive.sightings.countRefused(context.var.sender.school, verdicts, new Date(needs.now()))
      context.set('about', verdicts.map(briefly))
      return answered(context, { verdicts: verdicts.map((one) => verdictIn(context.var.protocol, one)) })
    })
    .get('/v1/changes', async (context) => {
      const { school } = context.var.sender
      const [archiveId, until] = await Promise.all([archive.id(), archive.people.lastChange(school)])
      const here = { archive: archiveId, school, change: until }
      const after = changeAfter(context.req.query('after') ?? '', here)
      if (after === undefined) return context.json({ code: 'cursor' }, 410)

      const { sent } = metrics
      const lines = Readable.from(changesOf({ archive, archiveId, school, after, until, sent }), {
        objectMode: false,
      })
      context.header('content-type', 'application/x-ndjson; charset=utf-8')
      context.header('vary', 'accept-encoding')
      const packer = packerFor(context.req.header('accept-encoding') ?? '')
      if (!packer) return context.body(webOf(lines))

      context.header('content-encoding', packer.name)
      const packed = packer.start()
      // A fault on either side ends both; the desk sees a stream without its last line and asks again.
      pipeline(lines, packed, (cause) => {
        if (cause && !HUNG_UP.has(cause.code)) surprise(cause)
      })
      return context.body(webOf(packed))
    })
    .notFound((context) => context.json({ code: 'path' }, 404))
    .onError((cause, context) => {
      surprise(cause)
      return context.json({ code: 'unexpected' }, 500)
    })
}

/** Finds the version to answer in. What a desk is told is of its school, and no proxy may keep it. */
const protocolGuard = createMiddleware<Known>(async (context, next) => {
  const protocol = protocolOf(context.req.header(PROTOCOL_HEADER))
  context.header('cache-control', 'no-store')
  if (!protocol.ok) return context.json({ code: protocol.fault }, 400)
  context.set('protocol', protocol.value)
  return next()
})

const jsonGuard = createMiddleware<Known>(async (context: Context, next) =>
  isJson(context.req) ? next() : context.json({ code: 'type' }, 415),
)

async function answered(context: Context, answer: object): Promise<Response> {
  const text = JSON.stringify(answer)
  const packed = await zipped(text, context.req.header('accept-encoding') ?? '')
  context.header('content-type', 'application/json')
  context.header('vary', 'accept-encoding')
  if (!packed) return context.body(text)
  context.header('content-encoding', 'gzip')
  return context.body(packed)
}

const webOf = (stream: Readable): ReadableStream<Uint8Array> =>
  Readable.toWeb(stream) as ReadableStream<Uint8Array>

const briefly = (verdict: Verdict): string =>
  `${verdict.id} ${verdict.state}${verdict.state === 'refused' ? ` ${verdict.code}` : ''}`
