import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { GatewayLimits } from '../contract/gateway-settings.ts'
import { hashOf } from './archive/rights.ts'

const MINUTE = 60 // seconds

/** How many tokens are remembered as good: every desk of a large region, twice. */
const REMEMBERED = 20_000

/** How often one may ask. Every `wait` is in whole seconds, 0 where there is nothing to wait for. */
export type Limits = {
  /** Counts a request of a workplace. */
  readonly wait: (kind: 'pushes' | 'pulls', workplace: string) => Promise<number>
  readonly strangerWait: (address: string) => Promise<number>
  /** Counts a request with a token that nobody has or that is dead, or with none. */
  readonly stranger: (address: string, token: string | undefined) => Promise<void>
  readonly letIn: (token: string) => void
  readonly wasLetIn: (token: string) => boolean
}

/**
 * Counts requests in the memory of this process: of several gateways behind a balancer each counts for itself. No limit
 * where its number is 0.
 */
export function createLimits(limits: GatewayLimits): Limits {
  const counters = {
    pushes: counterOf(limits.pushes),
    pulls: counterOf(limits.pulls),
    strangers: counterOf(limits.strangers),
  }
  const good = new Set<string>()

  return {
    async wait(kind, workplace) {
      const limit = counters[kind]
      if (!limit) return 0
      try {
        await limit.consume(workplace)
        return 0
      } catch (cause) {
        if (cause instanceof RateLimiterRes) return secondsOf(cause)
        throw cause
      }
    },

    async strangerWait(address) {
      const limit = counters.strangers
      const counted = await limit?.get(address)
      return limit && counted && counted.consumedPoints >= limit.points ? secondsOf(counted) : 0
    },

    async stranger(address, token) {
      if (token !== undefined) good.delete(hashOf(token))
      await counters.strangers?.penalty(address)
    },

    letIn(token) {
      if (good.size >= REMEMBERED) good.delete(good.values().next().value!)
      good.add(hashOf(token))
    },

    wasLetIn: (token) => good.has(hashOf(token)),
  }
}

const counterOf = (points: number): RateLimiterMemory | undefined =>
  points > 0 ? new RateLimiterMemory({ points, duration: MINUTE }) : undefined

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1_000))
