import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { personRecord, type PersonRecord } from '../contract/person.ts'
import type { Archive } from './archive/archive.ts'

const AT_ONCE = 1_000

/** What a load has done. `refused` counts lines that are no record, or hold what no database keeps. */
export type Loaded = { readonly read: number; readonly taken: number; readonly refused: readonly number[] }

/**
 * Takes a contingent in: NDJSON, one person a line, parsed as every border is. May be repeated: what is the
 * same stays untouched. Numbers of refused lines count from 1; at most a hundred are named.
 */
export async function loadContingent(
  people: Pick<Archive['people'], 'load'>,
  school: string,
  file: string,
): Promise<Loaded> {
  const refused: number[] = []
  let read = 0
  let taken = 0
  let batch: PersonRecord[] = []
  const take = async (): Promise<void> => {
    taken += await people.load(school, batch)
    batch = []
  }

  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    read += 1
    if (!line.trim()) continue
    const record = recordIn(line)
    if (record) batch.push(record)
    else if (refused.length < 100) refused.push(read)
    if (batch.length === AT_ONCE) await take()
  }
  await take()
  return { read, taken, refused }
}

function recordIn(line: string): PersonRecord | undefined {
  // PostgreSQL keeps neither U+0000 nor half a surrogate pair.
  if (/\\u0000/.test(line) || !line.isWellFormed()) return undefined
  try {
    const read = personRecord.safeParse(JSON.parse(line))
    return read.success && JSON.stringify(read.data).isWellFormed() ? read.data : undefined
  } catch {
    // Not JSON: a line like this is counted, the rest goes on.
    return undefined
  }
}
