import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { GatewaySettings } from '../contract/gateway-settings.ts'
import { listen } from './listen.ts'
import type { Gateway } from './open.ts'

/** After the farewell the database has so long to close; then the process ends without it. */
const CLOSING_MS = 5_000

type Needs = {
  readonly gateway: Gateway
  readonly settings: GatewaySettings
  /** Writes one line of the log. */
  readonly say: (line: object) => void
}

/**
 * Takes requests until SIGTERM or SIGINT. Then /health/ready says at once that no more may be sent here; after the drain
 * no connection is taken, requests under way end or are cut after the farewell, the database closes, and the process
 * ends with 0. A second signal ends it at once.
 */
export async function serve({ gateway, settings, say }: Needs): Promise<void> {
  const { host, port, tls, drainSeconds, farewellSeconds } = settings
  gateway.metrics.watchProcess()
  const line = await listen(gateway.fetch, {
    host,
    port,
    farewellMs: farewellSeconds * 1_000,
    ...(tls && {
      tls: { certificate: readFileSync(tls.certificate, 'utf8'), key: readFileSync(tls.key, 'utf8') },
    }),
  })
  async function stop(): Promise<void> {
    await setTimeout(drainSeconds * 1_000)
    await line.close()
    // A cut pull may still wait for its page: the process does not wait for the database for ever.
    const isClosed = await Promise.race([
      gateway.close().then(() => true),
      setTimeout(CLOSING_MS, false, { ref: false }),
    ])
    say({ stopped: true })
    process.exit(isClosed ? 0 : 1)
  }

  let isStopping = false
  const hear = (signal: NodeJS.Signals): void => {
    if (isStopping) process.exit(1)
    isStopping = true
    gateway.farewell()
    say({ stopping: signal })
    void stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, hear)
  // Last: whoever waits for this line may send a signal at once.
  say({ listening: line.port, training: settings.training })
}
