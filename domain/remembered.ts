/** So many words and more are rare: then it is forgotten what was found of them. */
const MOST = 50_000

/**
 * The same function, which finds of every text once: people have the same names. It must depend on the text alone, and
 * what it gives is not to be changed.
 */
export function remembered<Value>(find: (text: string) => Value, most = MOST): (text: string) => Value {
  const found = new Map<string, Value>()
  return (text) => {
    const before = found.get(text)
    if (before !== undefined || found.has(text)) return before as Value
    const value = find(text)
    if (found.size >= most) found.clear()
    found.set(text, value)
    return value
  }
}
