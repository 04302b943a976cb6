import { element, integer, oid, TAG, time } from '../../../cades/der.ts'
import {
  all,
  bitPlaces,
  type Element,
  instantOf,
  oidOf,
  only,
  reading,
  smallNumber,
  textOf,
  timeOf,
  unsigned,
  wholeBits,
} from '../../../cades/reading.ts'
import { genuine } from '../genuine.ts'
import { mutateTlv } from '../mutate/tlv.ts'
import { ACCEPTED, refused, type Target, type Verdict, wrong } from '../target.ts'

const DEEPEST = 200

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

/** What the one form of DER was read as, written again: another spelling than the one that was read is a wrong reading. */
function judgeElement(one: Element): string | undefined {
  const { tag, content, whole } = one
  if (!same(element(tag, content), whole)) return 'a length in another spelling'
  const isSame = (read: () => Uint8Array): boolean => {
    const again = reading(read)
    return again === undefined || same(again, whole)
  }
  if (tag === TAG.oid && !isSame(() => oid(oidOf(one)))) return 'an OBJECT IDENTIFIER in another spelling'
  if (tag === TAG.integer && !isSame(() => integer(unsigned(one)))) return 'an INTEGER in another spelling'
  if (tag === TAG.integer) {
    const small = reading(() => smallNumber(one))
    if (small !== undefined && (small < 0 || small > 2 ** 32 - 1)) return 'a number out of its bounds'
  }
  if (tag === TAG.bits) {
    reading(() => wholeBits(one))
    const places = reading(() => bitPlaces(one)) ?? []
    if (places.some((place) => place >= content.length * 8)) return 'a bit beyond the end'
  }
  if ((tag === TAG.utcTime || tag === TAG.generalizedTime) && !isSame(() => time(timeOf(one))))
    return 'a time in another spelling'
  const instant = reading(() => instantOf(one))
  if (instant && Number.isNaN(instant.getTime())) return 'a moment that is none'
  const text = reading(() => textOf(one))
  if (tag === TAG.utf8 && text !== undefined && !same(Buffer.from(text), content)) {
    // A byte order mark at the head is dropped by decoders of the platform.
    return 'a text in another spelling'
  }
  return undefined
}

/** Walks down all that reads as DER. */
export function judgeDer(input: Uint8Array): Verdict {
  const top = reading(() => only(input, input[0] ?? 0))
  if (!top) return refused('malformed')
  const left: { one: Element; depth: number }[] = [{ one: top, depth: 0 }]
  for (let step = left.pop(); step; step = left.pop()) {
    const because = judgeElement(step.one)
    if (because) return wrong(because)
    const inside = step.one.tag === TAG.bits ? step.one.content.subarray(1) : step.one.content
    const within = step.depth < DEEPEST ? (reading(() => all(inside)) ?? []) : []
    const size = within.reduce((sum, { whole }) => sum + whole.length, 0)
    if (within.length > 0 && size !== inside.length)
      return wrong('elements that are more or less than the whole')
    for (const one of within) left.push({ one, depth: step.depth + 1 })
  }
  return ACCEPTED
}

/** The reading half of DER, held against the writing half. */
export const derTarget: Target = {
  name: 'der',
  inputs: 60_000,
  open: () => ({
    seeds: ['root.cer', 'rsa.cer', 'gost.cer', 'ecdsa.p7s', 'root.crl', 'answer.tsr', 'request.tsq'].map(
      genuine,
    ),
    mutate: mutateTlv,
    judge: judgeDer,
  }),
}
