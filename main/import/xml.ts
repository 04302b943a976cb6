import type { Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import { troubleOf } from './archive.ts'
import { Unreadable } from './sheet.ts'

/** What is told while a document is read; names come without their prefixes. */
export type XmlListener = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

/** How deep elements may lie in one another; a sheet has six storeys. */
const DEEPEST = 100

/** How many attributes one element may have; a row has a dozen. */
const MOST_ATTRIBUTES = 200

/** How much may come without a tag ending: the longest cell of a workbook has 32,767 signs. */
const LONGEST_PIECE = 4 << 20 // UTF-16 units

/**
 * Reads a document piece by piece and gives the bytes of each; after each piece whoever asked may take what
 * the listener has gathered.
 * Entities of its own are not unfolded: the parser knows none but the five of XML.
 *
 * @throws Unreadable
 */
export async function* readXml(stream: Readable, listener: XmlListener): AsyncGenerator<number> {
  const parser = new SaxesParser()
  parser.on('error', () => {
    throw new Unreadable({ code: 'import.damaged' })
  })
  let depth = 0
  let attributes = 0
  let untagged = 0
  const demand = (isKept: boolean): void => {
    if (!isKept) throw new Unreadable({ code: 'import.damaged' })
  }
  parser.on('attribute', () => demand(++attributes <= MOST_ATTRIBUTES))
  parser.on('opentag', (tag) => {
    demand(++depth <= DEEPEST)
    attributes = untagged = 0
    listener.open?.(bare(tag.name), tag.attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    untagged = 0
    listener.close?.(bare(name))
  })
  parser.on('text', (text) => listener.text?.(text))
  parser.on('cdata', (text) => listener.text?.(text))

  const decoder = new TextDecoder()
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const text = decoder.decode(chunk, { stream: true })
      untagged += text.length
      demand(untagged <= LONGEST_PIECE)
      parser.write(text)
      yield chunk.length
    }
    parser.write(decoder.decode()).close()
    yield 0
  } catch (cause) {
    throw troubleOf(cause)
  } finally {
    stream.destroy()
  }
}

/** Reads a document of which nothing is wanted until its end. @throws Unreadable */
export async function readWholeXml(stream: Readable, listener: XmlListener): Promise<void> {
  for await (const _ of readXml(stream, listener)) continue
}

const bare = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)
