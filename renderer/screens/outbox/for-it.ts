import type { Trouble } from '../../../contract/trouble.ts'

/** Troubles that a school ends only with whoever looks after its network. */
export type TroubleForIt = Extract<Trouble, { code: 'line.tls' | 'line.portal' | 'line.clock' | 'line.name' }>

const FOR_IT: ReadonlySet<string> = new Set<TroubleForIt['code']>([
  'line.tls',
  'line.portal',
  'line.clock',
  'line.name',
])

export const isForIt = (trouble: Trouble): trouble is TroubleForIt => FOR_IT.has(trouble.code)
