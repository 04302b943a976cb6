import { setTimeout as after } from 'node:timers/promises'
import type { Settings } from '../contract/settings.ts'

type Needs = {
  readonly settings: Pick<Settings, 'proxy' | 'gateway'>
  /** What the system says of an address, in the words of a PAC file: `PROXY host:port; DIRECT`. */
  readonly proxyFor: (url: string) => Promise<string>
}

/** A script of the system that finds no answer must not keep the desk from opening. */
const ANSWER_WITHIN_MS = 3_000

/**
 * The proxy through which this desk reaches the journal, as an address; undefined where it goes straight. What else it
 * asks (time stamps, lists of revoked certificates) goes the same way. SOCKS is no way: Node has none.
 */
export async function wayOut(
  { settings: { proxy, gateway }, proxyFor }: Needs,
  withinMs = ANSWER_WITHIN_MS,
): Promise<string | undefined> {
  if (proxy === 'none') return undefined
  if (proxy !== 'system') return proxy
  if (!gateway) return undefined
  const late = after(withinMs, '', { ref: false })
  return proxyIn(await Promise.race([proxyFor(gateway.url).catch(() => ''), late]))
}

/** The first way of a PAC answer that can be gone. */
export function proxyIn(ways: string): string | undefined {
  for (const way of ways.split(';')) {
    const [kind = '', place = ''] = way.trim().split(/\s+/)
    const scheme = { DIRECT: '', PROXY: 'http', HTTPS: 'https' }[kind.toUpperCase()]
    if (scheme === '') return undefined
    if (scheme && URL.canParse(`${scheme}://${place}`) && place) return `${scheme}://${place}`
  }
  return undefined
}
