/** A card of software: certificate DER in base64, key PKCS#8 PEM. */
export type CardTerms = { readonly certificate: string; readonly key: string }

/** One desk of the region. `place` counts the desks of its school from 0. */
export type DeskTerms = {
  readonly number: number
  readonly school: string
  readonly place: number
  readonly hasNeighbour: boolean
  readonly workplace: string
  readonly token: string
  readonly card: CardTerms
}

/** What a thread of desks is started with. */
export type ThreadTerms = {
  readonly folder: string
  readonly desks: readonly DeskTerms[]
  readonly ports: readonly number[]
  readonly databaseUrl: string
  readonly seed: number
  /** Where its clock begins, ms since 1970. */
  readonly start: number
}

/** How much of its traffic a line spoils, each in [0, 1). */
export type Spoils = {
  readonly lost: number
  readonly twice: number
  readonly late: number
  readonly shuffled: number
}

/** What a thread can be told to do. Durations are of the simulated clock, ms. */
export type Order =
  | { readonly act: 'pull' }
  | { readonly act: 'open' }
  | { readonly act: 'speed'; readonly speed: number }
  | { readonly act: 'spoil'; readonly spoils: Spoils }
  | { readonly act: 'sign'; readonly count: number; readonly withinMs: number }
  | { readonly act: 'calm' }
  | { readonly act: 'returns' }
  | { readonly act: 'look' }
  | { readonly act: 'end' }

/** What the mishaps of all lines came to. */
export type Spoilt = {
  lost: number
  cut: number
  twice: number
  late: number
  shuffled: number
  requests: number
}

/** What the desks hold at the end, counted from their bases. */
export type Looked = {
  readonly told: readonly string[]
  /** Told saved, and in the base in none of the states in which it is not lost. */
  readonly missing: readonly string[]
  /** In the base and by its state in need of no further look: confirmed by the gateway, or in conflict. */
  readonly confirmed: readonly string[]
  readonly conflicts: readonly string[]
  readonly others: readonly string[]
  readonly records: number
  /** Records that are not what the archive holds, and those that are only on one side. */
  readonly differing: number
  readonly brokenChains: number
  readonly surprises: readonly string[]
  readonly spoilt: Spoilt
}
