import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Visitor } from '../../domain/diagnosis.ts'
import type { CaseLine, ComparedField, OpenCase, RegionLine, RegionNow } from '../../contract/diagnosis.ts'
import type { RegionFault } from '../../contract/fault.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { RegionPack } from '../../contract/region.ts'
import { createFinder, type Finder } from './find.ts'
import { openCase } from './open.ts'
import { createPacks } from './packs.ts'
import { matchingOf, regionOn, servedOn, shownRegion, type Region } from './region.ts'
import type { Folders } from './shelf.ts'
import { SOMEBODY, visitorOf } from './visitor.ts'

type Needs = Folders & {
  /** The region that the administrator has set. */
  readonly locked: string | undefined
  /** ISO. */
  readonly today: () => string
}

/** Whoever is not let in: of the base, or as the secretary has heard it on the phone. What is heard overrules. */
export type Asker = { readonly record?: PersonRecord | undefined; readonly visitor?: Visitor | undefined }

/** From the message on the screen to who mends it, in the region of this desk today. */
export function createDiagnosis({ today, ...needs }: Needs) {
  const packs = createPacks(needs)
  let held: { readonly region: Region; readonly find: Finder } | undefined

  /** Put together anew when the day or the pack has changed. */
  function here(): { readonly region: Region; readonly find: Finder } {
    const [pack, day] = [packs.here(), today()]
    if (held?.region.pack !== pack || held.region.today !== day) {
      const region = regionOn(pack, packs.shelf(), day)
      held = { region, find: createFinder(region) }
    }
    return held
  }

  const whoIs = ({ record, visitor }: Asker): Visitor =>
    visitor ?? (record ? visitorOf(record, today()) : SOMEBODY)

  const lineOf = (pack: RegionPack): RegionLine => {
    const served = servedOn(pack, today())
    const facts = packs.shelf().systems.find(({ system }) => system === served.system)
    return {
      code: pack.code,
      title: pack.title,
      systemName: served.name ?? facts?.name ?? pack.title,
      isOwn: packs.shelf().own.has(pack.code),
    }
  }

  return {
    region: (): RegionNow => shownRegion(here().region, packs),
    /** All regions by their Russian names, the neutral one first. */
    regions: (): RegionLine[] =>
      [...packs.shelf().packs.values()]
        .toSorted(
          (one, other) =>
            Number(other.code === 'neutral') - Number(one.code === 'neutral') ||
            one.title.ru.localeCompare(other.title.ru, 'ru'),
        )
        .map(lineOf),
    choose(code: string): Outcome<RegionNow, RegionFault> {
      const chosen = packs.choose(code)
      return chosen.ok ? done(shownRegion(here().region, packs)) : chosen
    },
    add(file: string): Outcome<RegionLine, RegionFault> {
      const added = packs.add(file)
      return added.ok ? done(lineOf(added.value)) : added
    },
    find(query: string, asker: Asker): { visitor: Visitor; cases: CaseLine[] } {
      const visitor = whoIs(asker)
      return { visitor, cases: here().find(query, visitor) }
    },
    open(code: string, asker: Asker): Outcome<OpenCase, RegionFault> {
      const { region } = here()
      const one = region.cases.find((held) => held.code === code)
      if (!one) return failed({ code: 'case.gone' })
      return done(openCase(one, { region, shown: shownRegion(region, packs), visitor: whoIs(asker) }))
    },
    /** Every field of the record in the order in which the journal weighs them. */
    matching: (record: PersonRecord): ComparedField[] => matchingOf(here().region, record.kind),
  }
}

export type Diagnosis = ReturnType<typeof createDiagnosis>
