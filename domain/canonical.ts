/** A value that canonical JSON can hold. Numbers are finite. */
export type Canonical =
  null | boolean | number | string | readonly Canonical[] | { readonly [name: string]: Canonical | undefined }

/**
 * The one spelling of a value as JSON (RFC 8785): names sorted by UTF-16 units, no spaces, numbers and
 * strings as ECMAScript writes them. What is signed is the UTF-8 of this text. Members that are
 * `undefined` are left out.
 *
 * @throws on a number that is not finite and on a lone surrogate: neither has a spelling.
 */
export function canonicalJson(value: Canonical): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('a number without a spelling')
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error('a lone surrogate has no spelling')
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`

  const members = Object.keys(value)
    .sort()
    .flatMap((name) => {
      const member = value[name]
      return member === undefined ? [] : [`${canonicalJson(name)}:${canonicalJson(member)}`]
    })
  return `{${members.join(',')}}`
}

const isList = (value: object): value is readonly Canonical[] => Array.isArray(value)
