import { z } from 'zod'
import { AGE_GROUPS } from '../domain/age.ts'
import { FIXERS, NATURES, ROLES, mayCorrect } from '../domain/diagnosis.ts'
import { field } from './person.ts'

/** A text that people read, in both languages of the desk. */
export const text = z.strictObject({ ru: z.string().min(1).max(2_000), en: z.string().min(1).max(2_000) })

export type Text = z.output<typeof text>

const who = z.enum(['pupil', 'guardian'])
const source = z.string().min(1).max(300)
const day = z.iso.date()

export const regionCode = z.string().regex(/^[a-z0-9-]{1,40}$/)

/** Kinds of journals, as domain knowledge names them; `other` is a region's own. */
export const systemCode = z.enum([
  'tor',
  'dnevnik-ru',
  'netschool',
  'mesh',
  'eljur',
  'one',
  'bars',
  'other',
  'paper',
])

export type SystemCode = z.output<typeof systemCode>

/**
 * Whoever stands behind a name and an @ in an address is not whom people read there; a space or a line end before a
 * scheme is for programs that pass over it.
 */
const PLAIN_ADDRESS = /^https?:\/\/[^\s/?#@\\]+(?:[/?#]\S*)?$/i

/** A page to send people to, printed as a QR code. Only https, and `http` where a journal has nothing else. */
export const link = z.strictObject({
  title: text,
  url: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .regex(PLAIN_ADDRESS),
  source,
})

export const hotline = z.strictObject({
  title: text,
  phone: z.string().regex(/^[\d\s()+-]{3,30}$/),
  hours: text.optional(),
  source,
})

/** In which order a journal looks at the fields of a person, and why each matters there. */
export const matching = z.strictObject({
  field,
  role: z.enum(ROLES),
  why: text,
})

/** What is known of a kind of journal, wherever it serves. Doors are those that do not depend on the region. */
export const systemFacts = z.strictObject({
  system: systemCode,
  name: text,
  doors: z.array(link).max(10),
  matching: z.strictObject({ pupil: z.array(matching).min(1), guardian: z.array(matching).min(1) }),
  source,
})

/** A journal serving a region for a time. `validTo` is the last day; null while it serves. */
export const servedBy = z
  .strictObject({
    system: systemCode,
    name: text.optional(),
    validFrom: day,
    validTo: day.nullable(),
    doors: z.array(link).max(10).default([]),
    /** Addresses people still come with, although nothing is behind them any more. */
    staleDoors: z.array(z.string().max(200)).max(20).default([]),
    matching: systemFacts.shape.matching.optional(),
    source,
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
    path: ['validTo'],
    message: 'ends before it begins',
  })

const condition = {
  who: z.array(who).min(1).optional(),
  ages: z.array(z.enum(AGE_GROUPS)).min(1).optional(),
  foreign: z.boolean().optional(),
}

/**
 * What one of those who can mend it does, step by step. Steps may hold {system}, {door}, {region}, {hotline}
 * (the region's own where it has one) and {gosuslugi} (the hotline of Госуслуги); a step with a place for which
 * this region has nothing is left out.
 */
export const task = z.strictObject({
  by: z.enum(FIXERS),
  steps: z.array(text).min(1).max(15),
  /** Keys of links of the catalogue or of the pack. */
  links: z.array(z.string().max(40)).max(6).default([]),
})

/**
 * The end of a case for some of its visitors, in some journals: who mends it (the first task), and who else
 * has something to do.
 */
export const ending = z.strictObject({
  when: z.strictObject({ ...condition, systems: z.array(systemCode).min(1).optional() }).default({}),
  /** Fields of the record to compare; empty where nothing of the record can be the cause. */
  fields: z.array(field).default([]),
  tasks: z.array(task).min(1).max(5),
})

/** A message exactly as it stands on the screen, or a symptom as people tell it. */
export const message = z.strictObject({ text: z.string().min(3).max(600), exact: z.boolean() })

/** One of the reasons for which somebody is not let in. */
export const caseShape = z
  .strictObject({
    code: z.string().regex(/^C\d{2}$/),
    nature: z.enum(NATURES),
    title: text,
    messages: z.array(message).min(1).max(12),
    /** Other words by which people tell of it; both languages, any form. '{stale}' stands for the region's old addresses. */
    words: z.array(z.string().max(80)).max(40).default([]),
    /** Journals in which it comes up; all, where none is named. */
    systems: z.array(systemCode).default([]),
    /** Regions in which these very words are seen; they rank higher there. */
    regions: z.array(regionCode).default([]),
    who: z.array(who).min(1),
    ages: z.array(z.enum(AGE_GROUPS)).min(1).optional(),
    /** True where it comes up only with a foreign certificate or citizenship. */
    foreign: z.boolean().optional(),
    why: text,
    endings: z.array(ending).min(1).max(8),
    source,
  })
  .refine(({ nature, endings }) => mayCorrect(nature) || endings.every(({ fields }) => fields.length === 0), {
    path: ['nature'],
    message: 'a case of this nature never leads to a correction',
  })
  .refine(({ endings }) => Object.values(endings.at(-1)!.when).every((one) => one === undefined), {
    path: ['endings'],
    message: 'the last ending must fit everybody',
  })

export type Case = z.output<typeof caseShape>
export type Ending = z.output<typeof ending>
export type Link = z.output<typeof link>
export type Hotline = z.output<typeof hotline>
export type SystemFacts = z.output<typeof systemFacts>
export type ServedBy = z.output<typeof servedBy>

const linkTable = z.record(z.string().regex(/^[a-z0-9-]{1,40}$/), link)

/** `regions/cases.json`: the cases of all regions, the links and hotlines of Госуслуги. */
export const catalogue = z.strictObject({
  form: z.literal(1),
  checked: day,
  cases: z.array(caseShape).min(1),
  links: linkTable,
  hotlines: z.array(hotline).min(1),
})

export type Catalogue = z.output<typeof catalogue>

/** `regions/systems.json`: the kinds of journals. */
export const systems = z.strictObject({ form: z.literal(1), checked: day, systems: z.array(systemFacts) })

/**
 * A region pack: what differs there, each fact with its source. `cases` stand in the place of those of the
 * catalogue with the same code, or beside them.
 */
export const regionPack = z.strictObject({
  form: z.literal(1),
  code: regionCode,
  title: text,
  checked: day,
  served: z.array(servedBy).min(1),
  hotlines: z.array(hotline).default([]),
  links: linkTable.default({}),
  cases: z.array(caseShape).default([]),
})

export type RegionPack = z.output<typeof regionPack>

/** `regions/table.json`: all regions that have no pack of their own. */
export const regionTable = z.strictObject({ form: z.literal(1), checked: day, regions: z.array(regionPack) })
