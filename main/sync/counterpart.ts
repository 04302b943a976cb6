import { PACKING_SINCE, PROTOCOL_HEADER } from '../../contract/gateway.ts'

/** What the gateway has shown that it understands: corrections as texts, in a packed request. */
export type Counterpart = ReturnType<typeof createCounterpart>

/**
 * The gateway as its last answer has shown it; nothing is taken for granted of one that has not answered yet. Once a
 * packed request was refused none is packed any more: behind one name there may be several gateways, of two versions,
 * or somebody on the way who wants to read along.
 */
export function createCounterpart() {
  let protocol = 0
  let isRefused = false
  return {
    heard(headers: Headers): void {
      protocol = Number(headers.get(PROTOCOL_HEADER) ?? 0)
    },
    takesPacked: (): boolean => !isRefused && protocol >= PACKING_SINCE,
    refused(): void {
      isRefused = true
    },
  }
}
