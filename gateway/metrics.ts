import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Verdict } from '../contract/gateway.ts'
import type { Archive } from './archive/archive.ts'
import type { Verify } from './judge.ts'
import { soon } from './soon.ts'

type Request = {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly seconds: number
}

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const SIGNATURE_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1]

/**
 * The numbers of one gateway for Prometheus, in a registry of its own. Labels name routes, states and codes; no school,
 * no workplace, no person.
 */
export function createMetrics(archive: Pick<Archive, 'sizes'>) {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Counter({
    name: 'sverka_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'sverka_request_seconds',
    help: 'Time until the head of the answer; a pull goes on after it',
    labelNames: ['method', 'route'],
    buckets: REQUEST_SECONDS,
    registers,
  })
  const verdicts = new Counter({
    name: 'sverka_verdicts_total',
    help: 'Verdicts given, repetitions too; code of a refusal',
    labelNames: ['state', 'code'],
    registers,
  })
  const signatures = new Histogram({
    name: 'sverka_signature_seconds',
    help: 'Time to verify one signature',
    buckets: SIGNATURE_SECONDS,
    registers,
  })
  const kept = new Counter({
    name: 'sverka_corrections_kept_total',
    help: 'Corrections entered in the log, each once',
    labelNames: ['state'],
    registers,
  })
  const sent = new Counter({
    name: 'sverka_pull_records_total',
    help: 'Lines of pulls sent: persons, and tombstones',
    labelNames: ['kind'],
    registers,
  })
  const surprises = new Counter({
    name: 'sverka_surprises_total',
    help: 'Faults of the gateway itself',
    registers,
  })
  const up = new Gauge({
    name: 'sverka_database_up',
    help: '1 while the database answers',
    registers,
  })
  const schools = new Gauge({
    name: 'sverka_schools',
    help: 'Schools in the archive',
    registers,
  })
  const workplaces = new Gauge({
    name: 'sverka_workplaces',
    help: 'Workplaces whose token lives',
    registers,
  })

  async function lookAtArchive(): Promise<void> {
    try {
      const sizes = await soon(archive.sizes())
      up.set(1)
      schools.set(sizes.schools)
      workplaces.set(sizes.workplaces)
    } catch {
      // That the database is away is what the number says; the others are not known then.
      up.set(0)
      schools.remove()
      workplaces.remove()
    }
  }

  return {
    type: registry.contentType,

    request({ method, route, status, seconds: took }: Request): void {
      requests.inc({ method, route, status })
      seconds.observe({ method, route }, took)
    },

    verdict: (verdict: Verdict): void =>
      verdicts.inc({ state: verdict.state, code: verdict.state === 'refused' ? verdict.code : '' }),

    kept: (verdict: Verdict): void => kept.inc({ state: verdict.state }),

    sent: (kind: 'person' | 'gone', count: number): void => sent.inc({ kind }, count),

    surprise: (): void => surprises.inc(),

    /** The same, and the time it takes is measured. */
    timed:
      (verify: Verify): Verify =>
      (...parcel) => {
        const end = signatures.startTimer()
        try {
          return verify(...parcel)
        } finally {
          end()
        }
      },

    /** Memory, processor and event loop of the whole process: once, by the program itself. */
    watchProcess: (): void => collectDefaultMetrics({ register: registry }),

    async text(): Promise<string> {
      await lookAtArchive()
      return registry.metrics()
    },
  }
}

export type Metrics = ReturnType<typeof createMetrics>
