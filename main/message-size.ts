/** The longest thing a page has to say is a screen of words and a few hundred columns: a hundredth of this. */
const LONGEST = 2_000_000 // signs of all texts and bytes of all buffers together

/** Texts, numbers, lists and objects together. */
const MOST = 50_000

/** Whether a message is larger than any page of ours ever sends. Looks at no more of it than it has to. */
export function isTooLarge(message: unknown): boolean {
  const left: unknown[] = [message]
  let signs = 0
  let parts = 0
  while (left.length > 0) {
    const one = left.pop()
    parts += 1
    if (typeof one === 'string') signs += one.length
    else if (ArrayBuffer.isView(one)) signs += one.byteLength
    else if (typeof one === 'object' && one !== null) {
      const isList = Array.isArray(one)
      if (!isList) for (const name in one) signs += name.length
      const inside: unknown[] = isList ? one : Object.values(one)
      if (inside.length > MOST) return true
      for (const part of inside) left.push(part)
    }
    if (signs > LONGEST || parts + left.length > MOST) return true
  }
  return false
}
