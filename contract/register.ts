import { z } from 'zod'
import { BASES, CORRECTION_STATES } from '../domain/correction.ts'
import { call } from './call.ts'
import { change, correctionId, instant } from './correction.ts'
import { heldCorrection, historyEntry } from './journal.ts'
import { told } from './people.ts'
import { field, personId } from './person.ts'

const count = z.int().nonnegative()
const state = z.enum(CORRECTION_STATES)

/**
 * Which corrections: made on these days (ISO, both included), of this field, signed by somebody of that name, of people
 * who are in that class now, of whoever is found by what was typed (a name, a number, the number of a correction), on
 * that ground, one alone. `checked: 'bad'`: those whose signature did not hold when it was verified last. All that is
 * given must hold.
 */
export const registerFilter = z.strictObject({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  states: z.array(state).min(1).optional(),
  field: field.optional(),
  signer: z.string().max(300).optional(),
  className: z.string().max(20).optional(),
  query: z.string().max(200).optional(),
  basis: z.enum(BASES).optional(),
  checked: z.enum(['bad']).optional(),
  id: correctionId.optional(),
})

export type RegisterFilter = z.output<typeof registerFilter>

/** How a signature stood when it was verified last; `fault` (`cades.*`) is absent when it was good. */
export const lastCheck = z.strictObject({ at: instant, fault: z.string().optional() })

/** One row of the journal. `number` is its place in the chain; `person` has no name where the base knows them no more. */
export const registerLine = z.strictObject({
  number: z.int().positive(),
  id: correctionId,
  at: instant,
  state,
  person: told.pick({ id: true, lastName: true, firstName: true, middleName: true, className: true }),
  changes: z.array(change),
  basis: z.enum(BASES),
  signers: z.array(z.string()),
  check: lastCheck.optional(),
})

export type RegisterLine = z.output<typeof registerLine>

/** How far one chain of hashes was gone through; `broken` is the number of the first row that does not hold. */
const chain = z.strictObject({ checked: count, broken: z.int().positive().optional() })

/** What goes on with many corrections, or went on last. `bad`: signatures that do not hold; `chains` for `chain` alone. */
export const registerRun = z.strictObject({
  what: z.enum(['verify', 'chain', 'workbook', 'folder']),
  state: z.enum(['running', 'done', 'stopped', 'failed']),
  done: count,
  of: count,
  bad: count,
  chains: z.strictObject({ corrections: chain, events: chain }).optional(),
})

export type RegisterRun = z.output<typeof registerRun>

/** A correction with all that the base knows of it. `holds`: its row fits the one before it and its own bytes. */
export const openedCorrection = z.strictObject({
  held: heldCorrection,
  number: z.int().positive(),
  link: z.strictObject({ previous: z.string(), chain: z.string(), holds: z.boolean() }),
  check: lastCheck.optional(),
  history: z.array(historyEntry),
})

export type OpenedCorrection = z.output<typeof openedCorrection>

/** What stood in a field before an import, and what stands there now. */
const since = z.strictObject({ field, before: z.string(), now: z.string() })

/**
 * One thing that has become of a person. `correction`: a step of a correction; `import`: a file was read in, with what
 * stood before and is other now (nothing for one who came with it); `class`: learns in it since; `left`: no more.
 */
export const pastEntry = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('correction'),
    at: instant,
    id: correctionId,
    number: z.int().positive(),
    changes: z.array(change),
    step: historyEntry,
  }),
  z.strictObject({
    what: z.literal('import'),
    at: instant,
    file: z.string(),
    isNew: z.boolean(),
    since: z.array(since),
  }),
  z.strictObject({ what: z.enum(['class', 'left']), at: instant, className: z.string() }),
])

export type PastEntry = z.output<typeof pastEntry>

/** Everything kept of a person's past, the oldest first. `version`: how often the journal has changed the record. */
export const personPast = z.strictObject({
  person: told.omit({ birthDate: true }).optional(),
  version: count,
  entries: z.array(pastEntry).max(20_000),
})

export type PersonPast = z.output<typeof personPast>

/** How many columns the table has. */
export const REGISTER_COLUMNS = 19

const texts = z.record(z.string(), z.string().max(500))

/** The words of the table in the language of the page: no sentence lives in main. */
export const registerWords = z.strictObject({
  sheet: z.string().max(31),
  headings: z.array(z.string().max(100)).length(REGISTER_COLUMNS),
  fields: texts,
  states: texts,
  bases: texts,
  askers: texts,
  /** Answers of the journal: `accepted`, `conflict`, and the codes of a refusal. */
  answers: texts,
  /** Faults of a verification (`cades.*`), and `good`. */
  checks: texts,
  stamped: z.string().max(100),
  unstamped: z.string().max(100),
})

export type RegisterWords = z.output<typeof registerWords>

/**
 * `register.busy`: something goes on with many corrections already; `register.nothing`: nothing of what was asked is
 * there, or nothing of it is signed; `register.stopped`: a person has broken it off, and no file is left;
 * `register.too-many`: more corrections than one file takes.
 */
export type RegisterFault =
  | { code: 'register.busy' }
  | { code: 'register.nothing' }
  | { code: 'register.stopped' }
  | { code: 'register.too-many'; corrections: number; limit: number }

const one = z.strictObject({ id: correctionId })
const nothing = z.strictObject({})
const many = z.strictObject({ filter: registerFilter })
const saved = z.strictObject({ filter: registerFilter, words: registerWords })

/** The journal of corrections: looked through, verified, carried out for an inspector. */
export const registerCalls = {
  /** A part of the list, the newest first. `states` counts what fits but for its state; `all` is the whole journal. */
  'register.list': call(
    z.strictObject({
      filter: registerFilter,
      from: count.default(0),
      limit: z.int().positive().max(2_000).default(100),
    }),
    z.strictObject({
      from: count,
      lines: z.array(registerLine),
      total: count,
      all: count,
      bad: count,
      states: z.record(state, count),
    }),
  ),
  /** What the filters may be set to: names of those who have signed, classes. */
  'register.choices': call(
    nothing,
    z.strictObject({ signers: z.array(z.string()), classes: z.array(z.string()) }),
  ),
  'register.open': call(one, openedCorrection),
  'register.person': call(z.strictObject({ id: personId }), personPast),
  /** What goes on, or went on last. */
  'register.run': call(nothing, z.strictObject({ run: registerRun.optional() })),
  /** Begins to verify the signatures of what fits; `register.run` and the news tell how far it is. */
  'register.verify': call(many, registerRun),
  /** Begins to go through the chains of the journal and of the log of events. */
  'register.chain': call(nothing, registerRun),
  'register.stop': call(nothing, nothing),
  /** Writes the list as XLSX where the person chooses, a row for each changed field. */
  'register.workbook': call(saved, z.strictObject({ name: z.string(), rows: count })),
  /** Writes what is signed as a ZIP for an inspector: bytes, signatures, certificates, the list, how to verify. */
  'register.folder': call(saved, z.strictObject({ name: z.string(), corrections: count })),
}
