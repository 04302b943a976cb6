import { onTestFinished } from 'vitest'
import { listen } from '../../gateway/listen.ts'
import { openGateway, type Gateway } from '../../gateway/open.ts'

/** Of the desk that the gateway knows. */
export const TOKEN = 'a-token-for-tests-only'

/** Listens on this machine; a request that is thrown out gets no answer. */
export async function ownAddress(reach: (request: Request) => Promise<Response>): Promise<string> {
  const line = await listen(reach, { host: '127.0.0.1', port: 0 })
  onTestFinished(line.close)
  return `http://127.0.0.1:${line.port}`
}

/** The gateway that a desk of a test sends to, in memory. */
export async function ownGateway(trusted: readonly Uint8Array[], persons: string): Promise<Gateway> {
  const gateway = await openGateway({
    trusted,
    training: true,
    certificates: 'any',
    begin: { school: 'training', title: 'Учебная школа', workplace: 'desk-1', token: TOKEN, persons },
    now: Date.now,
    log: { access() {}, surprise() {} },
  })
  onTestFinished(() => gateway.close())
  return gateway
}
