import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { UpdateFaultCode } from '../../contract/updates.ts'
import type { UpdateKey } from './keys.ts'
import type { Get } from './over-https.ts'
import { PATIENCE, piecesOf, type Patience } from './pieces.ts'
import { readSigned, type Signed } from './signed.ts'

type Fault = { code: UpdateFaultCode }

/** A description of twenty files and two pages of notes has a tenth of that. */
const LONGEST_DESCRIPTION = 100_000

const LONGEST_SIGNATURES = 4_000

/** Asks a server for its description and believes it, or says why not. @param server where the folder is */
export async function askDescription(
  server: string,
  keys: readonly UpdateKey[],
  get: Get,
  stopped: AbortSignal,
  patience: Patience = PATIENCE,
): Promise<Outcome<Signed, Fault>> {
  if (keys.length === 0) return failed({ code: 'updates.no-key' })
  const whole = (name: string, longest: number) => wholeOf(addressOf(server, name), longest)
  const description = await whole('updates.json', LONGEST_DESCRIPTION)
  if (!description.ok) return description
  const signatures = await whole('updates.json.sig', LONGEST_SIGNATURES)
  if (!signatures.ok)
    return signatures.fault.code === 'updates.away' ? failed({ code: 'updates.unsigned' }) : signatures
  return readSigned(description.value, Buffer.from(signatures.value).toString('latin1'), keys)

  async function wholeOf(url: URL, longest: number): Promise<Outcome<Uint8Array, Fault>> {
    const answer = await get(url, { stopped })
    if (!answer.ok) return answer
    if (answer.value.status !== 200) {
      answer.value.drop()
      return failed({ code: 'updates.away' })
    }
    const pieces: Uint8Array[] = []
    const coming = piecesOf(answer.value, longest, patience)
    for (;;) {
      const next = await coming.next()
      if (!next.done) pieces.push(next.value)
      else if (next.value) return failed({ code: `updates.${next.value}` })
      else return done(Buffer.concat(pieces))
    }
  }
}

/** A file of the server's folder. */
export const addressOf = (server: string, name: string): URL =>
  new URL(name, `${server.replace(/\/+$/, '')}/`)
