import { readRevocations, type Revocations } from '../../cades/revocations.ts'
import type { X509 } from '../../cades/x509.ts'
import type { HeldTrustList } from '../../contract/trust.ts'
import { knownOf, type Known } from './known.ts'
import { readList, type TakenList } from './read-list.ts'
import { makerOf, type Shelf } from './shelf.ts'

type Needs = {
  readonly authorities: readonly Uint8Array[]
  /** Files of the settings as they are now, always in the same order; undefined for one that is away. */
  readonly revocations: () => readonly (Uint8Array | undefined)[]
  readonly listSigners: readonly Uint8Array[]
  readonly shelf: Shelf
  readonly now: () => number
  readonly damaged: (where: string) => void
}

/** A list of the settings, and the bytes it was read from. */
type FromFile = { readonly file?: Uint8Array; readonly list?: Revocations }

/**
 * Where trust comes from: the settings, the imported list, and what was imported or fetched of lists of revoked
 * certificates. Opening reads all of it: a list of some hundred thousand certificates takes a second.
 */
export function openSources({ authorities, revocations, listSigners, shelf, now, damaged }: Needs) {
  let ofSettings = settingsLists([])
  const kept = new Map(shelf.revocations().map((one) => [one.maker, one]))
  let list = heldList()
  let known = gathered()

  function heldList(): TakenList | undefined {
    const held = shelf.list()
    const read = held && readList(held, { listSigners, at: new Date(now()) })
    // The settings may name another signer by now: the file stays, and is not believed.
    if (read && !read.ok) damaged(read.fault.code)
    return read?.ok ? read.value : undefined
  }

  /** A file that is away or torn for a moment leaves the list that was read from it before. */
  function settingsLists(before: readonly FromFile[]): FromFile[] {
    return revocations().map((file, place) => {
      const held = before[place]
      if (file && held?.file && Buffer.compare(file, held.file) === 0) return held
      const read = file && readRevocations(file)
      if (file && read?.ok) return { file, list: read.value }
      damaged('trust.settings')
      return held ?? {}
    })
  }

  function gathered(): Known {
    return knownOf({
      settings: authorities,
      list: list?.authorities ?? [],
      revocations: [
        ...ofSettings.flatMap((one) => one.list ?? []),
        ...[...kept.values()].map((one) => one.list),
        ...(list?.revocations ?? []),
      ],
    })
  }

  return {
    known: (): Known => known,
    list: (): TakenList | undefined => list,
    /** When a list of this authority was last kept, ms since 1970. */
    keptAt: (authority: X509): number => kept.get(makerOf(authority))?.keptAt ?? -Infinity,

    /** Keeps a list of revoked certificates of that authority in the place of the earlier one. */
    keep(read: Revocations, authority: X509): void {
      const one = { list: read, maker: makerOf(authority), keptAt: now() }
      shelf.keepRevocations(one)
      kept.set(one.maker, one)
      known = gathered()
    },

    /** Keeps a list of authorities in the place of the earlier one. */
    take(held: HeldTrustList, taken: TakenList): void {
      shelf.keepList(held)
      list = taken
      known = gathered()
    },

    /** Reads the files of the settings again. Gives whether they say anything new. */
    reread(): boolean {
      const before = ofSettings
      ofSettings = settingsLists(before)
      const isNew = ofSettings.some((one, place) => one !== before[place])
      if (isNew) known = gathered()
      return isNew
    },
  }
}

export type Sources = ReturnType<typeof openSources>
