/** No line of the pull comes near it; a stream without line ends must not fill the memory. */
const LONGEST_LINE = 1_000_000 // bytes

const LINE_END = 0x0a

/**
 * The whole lines of a stream of UTF-8, as many at a time as have come. What stands after the last line end
 * is not a line; an over-long one ends the reading.
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let rest: Uint8Array[] = []
  let restSize = 0
  for await (const chunk of stream) {
    const end = chunk.lastIndexOf(LINE_END)
    if (end >= 0) {
      // Cut only at line ends, so no sign is torn apart.
      const text = Buffer.concat([...rest, chunk.subarray(0, end)]).toString('utf8')
      rest = []
      restSize = 0
      yield text.split('\n')
    }
    const left = chunk.subarray(end + 1)
    if (left.length === 0) continue
    rest.push(left)
    restSize += left.length
    if (restSize > LONGEST_LINE) return
  }
}
