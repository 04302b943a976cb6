import { fits, mayCorrect, type Visitor } from '../../domain/diagnosis.ts'
import type { OpenCase, RegionNow } from '../../contract/diagnosis.ts'
import type { Case, Ending, Hotline, Text } from '../../contract/region.ts'
import { matchingOf, type Region } from './region.ts'

type Task = Ending['tasks'][number]

type Wanted = { readonly region: Region; readonly shown: RegionNow; readonly visitor: Visitor }

/** A case for this visitor in this region: who mends it, step by step, and which fields may be the cause. */
export function openCase(one: Case, { region, shown, visitor }: Wanted): OpenCase {
  const { fields, tasks } = endingFor(one, region, visitor)
  const about = one.who.includes(visitor.who) ? visitor.who : one.who[0]!
  const weighed = matchingOf(region, about).filter(({ field }) => fields.includes(field))
  const fill = filler(shown, region.federal)
  return {
    code: one.code,
    nature: one.nature,
    title: one.title,
    messages: one.messages,
    why: fill(one.why) ?? one.why,
    visitor,
    about,
    tasks: tasks.map(({ by, steps, links }) => ({
      by,
      steps: steps.flatMap((step) => fill(step) ?? []),
      links: linksOf({ steps, links }, region),
    })),
    corrects: mayCorrect(one.nature) && weighed.length > 0,
    fields: mayCorrect(one.nature) ? weighed : [],
    region: shown,
    source: one.source,
  }
}

/** The first ending that means this visitor and this journal; the last means everybody. */
export const endingFor = ({ endings }: Case, { served }: Region, visitor: Visitor): Ending =>
  endings.find(({ when }) => fits(visitor, when) && (when.systems?.includes(served.system) ?? true)) ??
  endings.at(-1)!

/** The door first where the steps lead to it: an address that is only read out is mistyped. */
function linksOf({ steps, links }: Pick<Task, 'steps' | 'links'>, { doors, links: known }: Region) {
  const door = steps.some(({ ru }) => ru.includes('{door}')) ? doors.slice(0, 1) : []
  const others = links.flatMap((key) => known.get(key) ?? []).filter(({ url }) => url !== door[0]?.url)
  return [...door, ...others].map(({ title, url }) => ({ title, url }))
}

/** Puts the region into the places of a text; gives nothing where there is nothing to put in. */
function filler(
  { systemName, doors, title, hotlines }: RegionNow,
  federal: readonly Hotline[],
): (text: Text) => Text | undefined {
  const [door, hotline] = [doors[0], hotlines[0]]
  const places = (language: keyof Text): Readonly<Record<string, string | undefined>> => ({
    '{system}': systemName[language],
    '{door}': door && shortUrl(door.url),
    '{region}': title[language],
    '{hotline}': hotline?.phone,
    '{gosuslugi}': federal.map(({ phone }) => phone).join(', '),
  })
  const put = (text: string, language: keyof Text): string | undefined => {
    const found = places(language)
    const needed = text.match(/\{[a-z]+\}/g) ?? []
    return needed.every((place) => found[place])
      ? needed.reduce((all, place) => all.replace(place, found[place]!), text)
      : undefined
  }
  return (text) => {
    const [ru, en] = [put(text.ru, 'ru'), put(text.en, 'en')]
    return ru !== undefined && en !== undefined ? { ru, en } : undefined
  }
}

/** An address as people read it out: without https://, without www and the last stroke. */
const shortUrl = (url: string): string => url.replace(/^https:\/\/(www\.)?/, '').replace(/\/$/, '')
