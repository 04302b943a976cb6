/**
 * What a person may ask about their data: `correct` inaccurate data (152-ФЗ, article 14 part 1, article 20
 * part 3: seven working days), `access` to what is held (article 20 part 1: ten working days), `block` or end
 * the processing (article 21 part 1: at once; part 5.1: ten working days).
 */
export const REQUEST_KINDS = ['correct', 'access', 'block'] as const

export type RequestKind = (typeof REQUEST_KINDS)[number]

/** By which paper it was asked: in writing, by word at the counter with a document shown, through a portal. */
export const REQUEST_PAPERS = ['written', 'document-shown', 'portal'] as const

export type RequestPaper = (typeof REQUEST_PAPERS)[number]

/** `withdrawn`: registered with a draft that was taken back at once; the row stays. */
export const REQUEST_STATES = ['open', 'done', 'refused', 'withdrawn'] as const

export type RequestState = (typeof REQUEST_STATES)[number]

/** Working days to answer each kind. */
export const DAYS_TO_ANSWER: { readonly [Kind in RequestKind]: number } = {
  correct: 7,
  access: 10,
  block: 10,
}
