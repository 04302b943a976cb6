import { readFileSync } from 'node:fs'

/**
 * What a JSON file holds; a byte order mark, as editors of Windows write it, is passed over.
 *
 * @throws when it is no JSON, by the name of the file alone: the parser's own words quote what stands there, and that
 *   may be a token
 */
export function jsonIn(file: string): unknown {
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '')
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${file} is no JSON`)
  }
}
