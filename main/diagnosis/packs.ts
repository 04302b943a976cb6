import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { RegionFault } from '../../contract/fault.ts'
import type { RegionPack } from '../../contract/region.ts'
import { readPack, readShelf, UNREAD, type Folders, type Refused, type Shelf } from './shelf.ts'

type Needs = Folders & {
  /** The region that the administrator has set. */
  readonly locked: string | undefined
}

/** The pack of any region, used until one is chosen. */
const NEUTRAL = 'neutral'

/**
 * The region packs of this desk: those that came along, the administrator's and its own; and which of them
 * is the region here. Read at the first question and again when one is added.
 */
export function createPacks({ locked, ...folders }: Needs) {
  let held: Shelf | undefined
  const shelf = (): Shelf => (held ??= readShelf(folders))
  const chosenFile = join(folders.own, 'chosen.json')
  let chosen = readChosen(chosenFile)

  const code = (): string => [locked, chosen].find((one) => one && shelf().packs.has(one)) ?? NEUTRAL

  return {
    shelf,
    /** The pack of this desk's region. */
    here: (): RegionPack => shelf().packs.get(code())!,
    isLocked: locked !== undefined,
    /** Files that were not taken. */
    refused: (): readonly Refused[] =>
      locked === undefined || shelf().packs.has(locked)
        ? shelf().refused
        : [
            { file: 'sverka.json', place: 'region', reason: `no pack has the code '${locked}'` },
            ...shelf().refused,
          ],

    choose(wanted: string): Outcome<RegionPack, RegionFault> {
      if (locked !== undefined) return failed({ code: 'region.locked' })
      const pack = shelf().packs.get(wanted)
      if (!pack) return failed({ code: 'region.unknown' })
      write(chosenFile, JSON.stringify({ code: wanted }))
      chosen = wanted
      return done(pack)
    },

    /** Takes a pack from a file; a bad one changes nothing. The one that stood here before is kept as `.old`. */
    add(file: string): Outcome<RegionPack, RegionFault> {
      const links = new Set(Object.keys(shelf().catalogue.links))
      const read = readPack(file, links)
      if (!read.ok) {
        return failed(
          read.fault === UNREAD ? { code: 'region.unread' } : { code: 'region.bad', ...read.fault },
        )
      }
      const pack = read.value
      const inUse = shelf().packs.get(pack.code)
      if (inUse && inUse.checked > pack.checked) {
        const reason = `is earlier than that of the pack in use: ${inUse.checked}`
        return failed({ code: 'region.bad', place: 'checked', reason })
      }
      const place = join(folders.own, `${pack.code}.json`)
      if (readPack(place, links).ok) copyFileSync(place, `${place}.old`)
      write(place, `${JSON.stringify(pack, null, 2)}\n`)
      held = undefined
      return done(pack)
    },
  }
}

export type Packs = ReturnType<typeof createPacks>

/** Beside it and renamed: a power cut leaves the old file or the new one. */
function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, content, { flush: true })
  renameSync(`${file}.new`, file)
}

function readChosen(file: string): string | undefined {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof json === 'object' && json !== null && 'code' in json ? String(json.code) : undefined
  } catch {
    return undefined
  }
}
