import { context, TAG } from './der.ts'
import { all, type Element, fields, isYes, malformed, oidOf, only } from './reading.ts'

/** One extension of a certificate or of a list of revoked ones; `value` is what the OCTET STRING holds. */
export type Extension = { readonly isCritical: boolean; readonly value: Uint8Array }

/** The extensions of `Extensions ::= SEQUENCE OF Extension` by their types; none stands twice. */
export function extensionsIn(list: Element): ReadonlyMap<string, Extension> {
  const found = new Map<string, Extension>()
  for (const extension of all(list.content, TAG.sequence)) {
    const parts = fields(extension)
    const type = oidOf(parts.take(TAG.oid))
    const critical = parts.optional(TAG.boolean)
    const { content } = parts.take(TAG.octets)
    parts.end()
    if (found.has(type)) return malformed()
    found.set(type, { isCritical: critical !== undefined && isYes(critical), value: content })
  }
  return found
}

/** The extensions of a certificate whose form has been checked already. */
export function extensionsOf(certificate: Uint8Array): ReadonlyMap<string, Extension> {
  const [signed] = all(only(certificate, TAG.sequence).content)
  const last = signed && all(signed.content).at(-1)
  return last?.tag === context(3) ? extensionsIn(only(last.content, TAG.sequence)) : new Map()
}
