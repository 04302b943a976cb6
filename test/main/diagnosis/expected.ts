import type { Fixer, Nature } from '../../../domain/diagnosis.ts'
import type { Field, PersonKind } from '../../../domain/person.ts'

/** Whom the table asks about: the ages that Госуслуги tells apart, a parent, a child with a foreign paper. */
export type Who = 'child' | 'teen' | 'adult' | 'parent' | 'foreign'

/** Who mends it (the first one) and who else has something to do; then the fields to compare. */
export type Expected = { readonly by: readonly Fixer[]; readonly fields?: readonly Field[] }

/** One case of the table. */
export type Row = {
  /** Whose record is compared, where it is not the visitor's own. */
  readonly about?: PersonKind
  readonly message: string
  readonly nature: Nature
  /** Anybody whom no line of the row names. */
  readonly all: Expected
  /** What is offered before it to those whose own message says the same and more. */
  readonly after?: { readonly [Name in Who]?: string }
  /** Words that the steps must have, whoever asks. */
  readonly says?: readonly string[]
} & { readonly [Name in Who]?: Expected }

/** The three names. */
export const NAME = ['lastName', 'firstName', 'middleName'] as const
/** Both fields of the birth certificate. */
export const CERTIFICATE = ['certificateSeries', 'certificateNumber'] as const
/** Fields of a pupil with a Russian certificate. */
export const CHILD: readonly Field[] = ['snils', ...CERTIFICATE, ...NAME]
/** Fields of a grown-up. */
export const PARENT: readonly Field[] = ['snils', ...NAME]
/** Fields of a pupil with a foreign paper. */
export const FOREIGN: readonly Field[] = ['snils', ...NAME, 'birthDate']
/** By what a child account is known. */
export const CONTACTS: readonly Field[] = ['phone', 'email']

/** The school mends it, the others have something to do besides. */
export const school = (by: readonly Fixer[], fields: readonly Field[]): Expected => ({
  by: ['school', ...by],
  fields,
})
/** Nobody compares anything. */
export const only = (...by: readonly Fixer[]): Expected => ({ by })
