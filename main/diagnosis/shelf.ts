import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { failed, type Outcome } from '../../domain/outcome.ts'
import {
  catalogue,
  regionPack,
  regionTable,
  systems,
  type Catalogue,
  type RegionPack,
  type SystemFacts,
} from '../../contract/region.ts'
import { casesSense, RESERVED, sense, shaped, type Spot } from './check.ts'

/** A file that was not taken, and why. */
export type Refused = Spot & { readonly file: string }

/** All that is known of the regions; `own` are codes of packs that did not come along. */
export type Shelf = {
  readonly catalogue: Catalogue
  readonly systems: readonly SystemFacts[]
  readonly packs: ReadonlyMap<string, RegionPack>
  readonly own: ReadonlySet<string>
  readonly refused: readonly Refused[]
}

export type Folders = {
  /** The data that comes along. */
  readonly regions: string
  /** The administrator's folder of packs, if there is one. */
  readonly packs: string | undefined
  /** Packs added at this desk. */
  readonly own: string
}

/** The largest file that is read: a pack with all cases of its own is ten times smaller. */
const LARGEST_FILE = 4 * 1024 * 1024 // bytes

/**
 * Reads the data that came along, the administrator's and the desk's own. Of packs with one code the one
 * checked last counts, on the same day the one nearer to the desk. A bad file is told and left alone.
 *
 * @throws when the data that came along is not as it should be: the program is damaged
 */
export function readShelf({ regions, packs: folder, own: ownFolder }: Folders): Shelf {
  const refused: Refused[] = []
  const taken = <Value>(file: string, read: Outcome<Value, Spot>): Value | undefined => {
    if (!read.ok) refused.push({ file, ...read.fault })
    return read.ok ? read.value : undefined
  }
  const whole = <Value extends { checked: string }>(
    name: string,
    read: (file: string) => Outcome<Value, Spot>,
  ) => {
    const shipped = certain(name, read(join(regions, name)))
    const file = folder && join(folder, name)
    const other = file && existsSync(file) ? taken(name, read(file)) : undefined
    return other && other.checked >= shipped.checked ? other : shipped
  }

  const cases = whole('cases.json', readCatalogue)
  const kinds = whole('systems.json', (file) => read(file, (json) => shaped(systems, json)))
  const links = new Set(Object.keys(cases.links))
  const packs = new Map<string, RegionPack>()
  const own = new Set<string>()
  const put = (pack: RegionPack, isOwn: boolean) => {
    const held = packs.get(pack.code)
    if (held && held.checked > pack.checked) return
    packs.set(pack.code, pack)
    if (isOwn) own.add(pack.code)
    else own.delete(pack.code)
  }

  for (const pack of whole('table.json', (file) => readTable(file, links)).regions) put(pack, false)
  for (const name of packNames(regions)) put(certain(name, readPack(join(regions, name), links)), false)
  for (const name of folder ? packNames(folder) : []) {
    const pack = taken(name, readPack(join(folder!, name), links))
    if (pack) put(pack, true)
  }
  for (const name of packNames(ownFolder)) {
    const file = join(ownFolder, name)
    const pack = taken(name, readPack(file, links)) ?? before(file, links)
    if (pack) put(pack, true)
  }
  return { catalogue: cases, systems: kinds.systems, packs, own, refused }
}

/** Signs that stand between the parts of a file; the shapes look at each part, and tell of each that is wrong. */
const MOST_PARTS = 50_000

/** Reads and checks one pack. @param links keys that the catalogue has */
export const readPack = (file: string, links: ReadonlySet<string>): Outcome<RegionPack, Spot> =>
  read(file, (json) => {
    const pack = shaped(regionPack, json)
    const spot = pack.ok ? sense(pack.value, links) : undefined
    return spot ? failed(spot) : pack
  })

/** What a file that cannot be read is told with. */
export const UNREAD: Spot = { place: 'file', reason: 'cannot be read or is no JSON' }

function readCatalogue(file: string): Outcome<Catalogue, Spot> {
  return read(file, (json) => {
    const held = shaped(catalogue, json)
    const spot = held.ok ? casesSense(held.value.cases, new Set(Object.keys(held.value.links))) : undefined
    return spot ? failed(spot) : held
  })
}

const readTable = (file: string, links: ReadonlySet<string>) =>
  read(file, (json) => {
    const table = shaped(regionTable, json)
    if (!table.ok) return table
    for (const [place, pack] of table.value.regions.entries()) {
      const spot = sense(pack, links)
      if (spot) return failed({ ...spot, place: `regions[${place}].${spot.place}` })
    }
    return table
  })

function read<Value>(file: string, check: (json: unknown) => Outcome<Value, Spot>): Outcome<Value, Spot> {
  let json: unknown
  try {
    if (statSync(file).size > LARGEST_FILE) return failed({ place: 'file', reason: 'is too large' })
    const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '')
    if (text.split(/[,[{]/, MOST_PARTS + 1).length > MOST_PARTS)
      return failed({ place: 'file', reason: 'is too large' })
    json = JSON.parse(text)
  } catch {
    return failed(UNREAD)
  }
  return check(json)
}

/** The pack that stood here before the one that has gone bad. */
function before(file: string, links: ReadonlySet<string>): RegionPack | undefined {
  const old = readPack(`${file}.old`, links)
  return old.ok ? old.value : undefined
}

function certain<Value>(name: string, read: Outcome<Value, Spot>): Value {
  if (read.ok) return read.value
  throw new Error(`${name} is not as it should be: ${read.fault.place} ${read.fault.reason}`)
}

const packNames = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json') && !RESERVED.has(name.slice(0, -'.json'.length)))
        .toSorted()
    : []
