import { basename, join } from 'node:path'
import { isoToday } from '../domain/date.ts'
import { regionOn } from '../main/diagnosis/region.ts'
import { readPack, readShelf } from '../main/diagnosis/shelf.ts'
import { root } from './steps.ts'

/** Checks a region pack as a desk would and says what it makes of it. `npm run -s region-pack -- FILE`, gives 0 when it is good. */
export function checkPack(file: string, say: (line: string) => void): number {
  const shelf = readShelf({ regions: join(root, 'regions'), packs: undefined, own: '' })
  const read = readPack(file, new Set(Object.keys(shelf.catalogue.links)))
  if (!read.ok) {
    say(`${basename(file)}: ${read.fault.place} ${read.fault.reason}`)
    return 1
  }
  const pack = read.value
  const { served, facts, doors } = regionOn(pack, shelf, isoToday(Date.now()))
  say(`${pack.code}: good. ${pack.title.en}, checked ${pack.checked}`)
  say(
    `journal today: ${(served.name ?? facts.name).en}, ${doors.map(({ url }) => url).join(', ') || 'no door'}`,
  )
  say(`own cases: ${pack.cases.map(({ code }) => code).join(', ') || 'none'}`)
  const inUse = shelf.packs.get(pack.code)
  if (inUse && inUse.checked > pack.checked)
    say(`not used: the pack that comes along was checked later, ${inUse.checked}`)
  return 0
}

if (import.meta.main) {
  const [file] = process.argv.slice(2)
  if (file) process.exitCode = checkPack(file, console.log)
  else {
    console.log('usage: npm run -s region-pack -- FILE')
    process.exitCode = 2
  }
}
