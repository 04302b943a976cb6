import { z } from 'zod'
import { AGE_GROUPS } from '../domain/age.ts'
import { FIXERS, NATURES, QUESTIONS, ROLES } from '../domain/diagnosis.ts'
import { call } from './call.ts'
import { field, personId } from './person.ts'
import { regionCode, systemCode, text } from './region.ts'

const shownLink = z.strictObject({ title: text, url: z.string() })
const shownHotline = z.strictObject({ title: text, phone: z.string(), hours: text.optional() })

/** A file that was not taken: the spot in it ('cases[3].endings') and what is wrong there, in the words of the check. */
const refused = z.strictObject({ file: z.string(), place: z.string(), reason: z.string() })

/**
 * The region of this desk today. `isLocked`: the administrator has set it, it cannot be chosen here. `refused`
 * are files of packs that were not taken; what was good before is used in their place.
 */
export const regionNow = z.strictObject({
  code: regionCode,
  title: text,
  system: systemCode,
  systemName: text,
  since: z.string(),
  doors: z.array(shownLink),
  staleDoors: z.array(z.string()),
  hotlines: z.array(shownHotline),
  isLocked: z.boolean(),
  /** The day the facts were last checked, ISO. */
  checked: z.string(),
  refused: z.array(refused).optional(),
})

export type RegionNow = z.output<typeof regionNow>

/** One region that can be chosen; `isOwn` came from a file of the administrator. */
export const regionLine = z.strictObject({
  code: regionCode,
  title: text,
  systemName: text,
  isOwn: z.boolean(),
})

export type RegionLine = z.output<typeof regionLine>

/** Who is logging in: a person of the base, or nobody in particular (a call by phone). */
export const visitor = z.strictObject({
  who: z.enum(['pupil', 'guardian']),
  age: z.enum(AGE_GROUPS),
  isForeign: z.boolean(),
})

/** Asked of a person, the visitor is told by the record; what is given besides overrules it. */
const asked = {
  person: personId.optional(),
  visitor: visitor.optional(),
}

/**
 * A case that may be meant. `how` tells why it is offered: the whole message, its beginning, words of it,
 * words near to it (a typo); or nothing was typed and it is usual for this visitor here.
 */
export const caseLine = z.strictObject({
  code: z.string(),
  nature: z.enum(NATURES),
  title: text,
  message: z.string(),
  isExact: z.boolean(),
  fixer: z.enum(FIXERS),
  how: z.enum(['whole', 'beginning', 'words', 'near', 'usual']),
  /** Under which question a usual case stands. */
  question: z.enum(QUESTIONS).optional(),
})

export type CaseLine = z.output<typeof caseLine>

/** One field to compare in the order of this journal's matching, and why it matters there. */
export const comparedField = z.strictObject({ field, role: z.enum(ROLES), why: text })

export type ComparedField = z.output<typeof comparedField>

/** A case for this visitor in this region today: who mends it, and how. */
export const openCase = z.strictObject({
  code: z.string(),
  nature: z.enum(NATURES),
  title: text,
  messages: z.array(z.strictObject({ text: z.string(), exact: z.boolean() })),
  why: text,
  visitor,
  /** Whose record is meant: a parent may come with the message of the child. The fields are those of that person. */
  about: z.enum(['pupil', 'guardian']).optional(),
  /** The first task is by the one who mends it. Texts have their places filled. */
  tasks: z
    .array(z.strictObject({ by: z.enum(FIXERS), steps: z.array(text), links: z.array(shownLink) }))
    .min(1),
  /** Whether a correction may come of it; never for consents, passwords, bindings, doors and outages. */
  corrects: z.boolean(),
  /** Fields that may be the cause, the heaviest first. */
  fields: z.array(comparedField),
  region: regionNow,
  source: z.string(),
})

export type OpenCase = z.output<typeof openCase>

export const diagnosisCalls = {
  'region.look': call(z.strictObject({}), regionNow),
  'region.list': call(z.strictObject({}), z.strictObject({ regions: z.array(regionLine) })),
  'region.choose': call(z.strictObject({ code: regionCode }), regionNow),
  /** Adds or replaces a pack from a file the person chooses; a bad one is refused and nothing changes. */
  'region.add': call(z.strictObject({}), regionLine),
  'case.find': call(
    z.strictObject({ query: z.string().max(2_000), ...asked }),
    z.strictObject({ visitor, cases: z.array(caseLine) }),
  ),
  'case.open': call(z.strictObject({ code: z.string().max(10), ...asked }), openCase),
  /** All fields of a record in the order in which this region's journal matches; for a comparison without a case. */
  'case.matching': call(
    z.strictObject({ person: personId }),
    z.strictObject({ fields: z.array(comparedField) }),
  ),
}
