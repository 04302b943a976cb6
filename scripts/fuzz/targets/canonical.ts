import { canonicalJson, type Canonical } from '../../../domain/canonical.ts'
import { mutateJson } from '../mutate/json.ts'
import { ACCEPTED, refused, type Target, type Verdict, wrong } from '../target.ts'

/** RFC 8785 a second time, from its own text: sort by UTF-16 units, write as ECMAScript does. */
function byRfc(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(byRfc).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const held = value as Record<string, unknown>
  const names = Object.keys(held).sort((one, other) => (one < other ? -1 : 1))
  return `{${names.map((name) => `${JSON.stringify(name)}:${byRfc(held[name])}`).join(',')}}`
}

const DECLARED = /without a spelling$|has no spelling$/

/** Judges a writer of canonical JSON against the RFC and against its own reading. */
export function judgeCanonical(write: (value: Canonical) => string, input: Uint8Array): Verdict {
  let value: Canonical
  try {
    value = JSON.parse(Buffer.from(input).toString('utf8')) as Canonical
  } catch {
    return refused('no JSON')
  }
  let text: string
  try {
    text = write(value)
  } catch (cause) {
    if (cause instanceof Error && cause.constructor === Error && DECLARED.test(cause.message))
      return refused('no spelling')
    throw cause
  }
  if (!text.isWellFormed()) return wrong('half a sign has got a spelling')
  if (text !== byRfc(value)) return wrong('another spelling than that of the RFC')
  return write(JSON.parse(text) as Canonical) === text
    ? ACCEPTED
    : wrong('a spelling that is spelled otherwise')
}

/** The bytes that are signed: canonical JSON. */
export const canonicalTarget: Target = {
  name: 'canonical',
  inputs: 60_000,
  open: () => ({
    seeds: [
      '{"b":[1,2.5,-0,1e21,1e-7],"a":"ё\\u0001","ц":null,"\\ud83d\\ude00":true}',
      '{"__proto__":{"x":1},"constructor":2}',
      '[[[[]]],{"":{"":""}}]',
      '{"10":1,"9":2,"\\u20ac":3,"\\r":4,"1":5,"\\u0080":6,"\\ud83d\\ude02":7,"\\ufb33":8}',
    ].map((text) => Buffer.from(text)),
    mutate: mutateJson,
    judge: (input) => judgeCanonical(canonicalJson, input),
  }),
}
