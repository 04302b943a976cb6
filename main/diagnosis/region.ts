import type { ComparedField, RegionNow } from '../../contract/diagnosis.ts'
import type { Case, Hotline, Link, RegionPack, ServedBy, SystemFacts } from '../../contract/region.ts'
import type { PersonKind } from '../../domain/person.ts'
import type { Packs } from './packs.ts'
import type { Shelf } from './shelf.ts'

/** The region of this desk on one day, everything put together. */
export type Region = {
  /** ISO. */
  readonly today: string
  readonly pack: RegionPack
  readonly served: ServedBy
  readonly facts: SystemFacts
  readonly cases: readonly Case[]
  readonly links: ReadonlyMap<string, Link>
  readonly doors: readonly Link[]
  /** Old addresses of all regions: people move. */
  readonly staleDoors: readonly string[]
  /** Those of Госуслуги. */
  readonly federal: readonly Hotline[]
  /** The region's own first, then those of Госуслуги. */
  readonly hotlines: readonly Hotline[]
}

/** Puts a region together from its pack, its kind of journal and the catalogue. @param today ISO */
export function regionOn(pack: RegionPack, { catalogue, systems, packs }: Shelf, today: string): Region {
  const served = servedOn(pack, today)
  const facts = systems.find(({ system }) => system === served.system) ?? systems.at(-1)!
  const doors = served.doors.length > 0 ? served.doors : facts.doors
  const own = new Map(pack.cases.map((one) => [one.code, one]))
  const known = new Set(catalogue.cases.map(({ code }) => code))
  return {
    today,
    pack,
    served,
    facts,
    cases: [
      ...catalogue.cases.map((one) => own.get(one.code) ?? one),
      ...pack.cases.filter(({ code }) => !known.has(code)),
    ],
    links: new Map([...Object.entries(catalogue.links), ...Object.entries(pack.links)]),
    staleDoors: [...packs.values()]
      .flatMap((one) => servedOn(one, today).staleDoors)
      .filter((old) => !doors.some(({ url }) => old.endsWith(hostOf(url)))),
    doors,
    federal: catalogue.hotlines,
    hotlines: [...pack.hotlines, ...catalogue.hotlines],
  }
}

const hostOf = (url: string): string => new URL(url).hostname

/** The journal on a day; in a gap the one before it, and before all times the first. @param today ISO */
export function servedOn({ served }: RegionPack, today: string): ServedBy {
  const inOrder = served.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
  return inOrder.findLast(({ validFrom }) => validFrom <= today) ?? inOrder[0]!
}

/** What the screens are told of the region. */
export const shownRegion = ({ pack, served, facts, doors, hotlines }: Region, packs: Packs): RegionNow => ({
  code: pack.code,
  title: pack.title,
  system: served.system,
  systemName: served.name ?? facts.name,
  since: served.validFrom,
  doors: doors.map(({ title, url }) => ({ title, url })),
  staleDoors: served.staleDoors,
  hotlines: hotlines.map(({ title, phone, hours }) => ({ title, phone, ...(hours && { hours }) })),
  isLocked: packs.isLocked,
  checked: pack.checked,
  ...(packs.refused().length > 0 && { refused: [...packs.refused()] }),
})

/** All fields of such a person in the order in which the journal weighs them. */
export function matchingOf({ served, facts }: Region, who: PersonKind): ComparedField[] {
  const own = served.matching?.[who] ?? []
  const rest = facts.matching[who].filter(({ field }) => !own.some((one) => one.field === field))
  return [...own, ...rest]
}
