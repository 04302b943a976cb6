import type { Context } from 'hono'
import type { Peer } from '../peer.ts'
import type { Revocations } from '../../cades/revocations.ts'
import type { Log } from '../access.ts'
import type { Archive } from '../archive/archive.ts'
import type { School } from '../archive/registry.ts'
import type { Words } from './words/ru.ts'

/** What the registry needs of the world. */
export type RegistryNeeds = {
  readonly archive: Archive
  /** Certificates of the authorities that are believed, DER. */
  readonly trusted: readonly Uint8Array[]
  /** Lists of revoked certificates as they are now. */
  readonly revocations: () => readonly Revocations[]
  /** Where browsers and desks reach the gateway (https://…); without it as each request says. */
  readonly address?: string | undefined
  /** A proxy stands in front and names who asks. */
  readonly proxy: boolean
  /** `any`: all that the trusted authorities issued may correct, listed or not. */
  readonly certificates: 'listed' | 'any'
  /** Clock, ms since 1970. */
  readonly now: () => number
  readonly log: Pick<Log, 'surprise'>
}

/**
 * What a request to the registry has come to know of itself, door by door. `secret` is that of the session: never
 * written down; `school` is the one that the address names.
 */
export type Known = {
  Bindings: Peer
  Variables: { words: Words; administrator: string; secret: string; school: School }
}

export type Asked = Context<Known>

/** Where the gateway is reached: as it was set, or as this request came. No slash at the end. */
export function ownAddress({ address }: Pick<RegistryNeeds, 'address'>, context: Context): string {
  return address ? address.replace(/\/+$/, '') : new URL(context.req.url).origin
}

/** Where a school stands, and what is below it. */
export const pathOf = (school: string, ...below: readonly string[]): string =>
  ['/registry/schools', school, ...below]
    .map((part, place) => (place ? encodeURIComponent(part) : part))
    .join('/')
