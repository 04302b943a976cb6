/** Why a base may not open, as `StoreFault` says. The page reads it without the parser. */
export const CLOSED_WHY = [
  'store.key',
  'store.damaged',
  'store.future',
  'store.disk',
  'store.keystore',
  'store.key-lost',
] as const

/** One of them. */
export type ClosedWhy = (typeof CLOSED_WHY)[number]
