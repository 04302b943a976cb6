import type { Chance } from './chance.ts'

/**
 * What became of one input. `refused` names the declared fault; `wrong` says which truth was broken: something was
 * accepted that must not be, or accepted as something that it is not.
 */
export type Verdict =
  | { readonly was: 'refused'; readonly by: string }
  | { readonly was: 'accepted' }
  | { readonly was: 'wrong'; readonly because: string }

export const ACCEPTED: Verdict = { was: 'accepted' }

const refusals = new Map<string, Verdict>()

/** Refused by this declared fault. */
export function refused(by: string): Verdict {
  const before = refusals.get(by)
  if (before) return before
  const verdict: Verdict = { was: 'refused', by }
  refusals.set(by, verdict)
  return verdict
}

export const wrong = (because: string): Verdict => ({ was: 'wrong', because })

/** A target ready to be fed; whatever `judge` throws is a crash. */
export type Opened = {
  /** Genuine inputs from which the others are made. */
  readonly seeds: readonly Uint8Array[]
  /** A new input out of one, and out of another where parts are exchanged. */
  readonly mutate: (input: Uint8Array, other: Uint8Array, chance: Chance) => Uint8Array
  readonly judge: (input: Uint8Array) => Verdict | Promise<Verdict>
  readonly close?: () => unknown
}

/** One border of the program at which strangers speak. */
export type Target = {
  readonly name: string
  /** Inputs of a whole run. */
  readonly inputs: number
  /** The input at a place below `inputs`: all are tried in turn, and nothing is made by chance. */
  readonly every?: (place: number) => Uint8Array
  /** Longer than this is a hang, ms; ten seconds unless told. */
  readonly limitMs?: number
  /** @param folder an empty one for files */
  readonly open: (folder: string) => Opened | Promise<Opened>
}
