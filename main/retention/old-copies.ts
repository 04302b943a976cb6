import { rm } from 'node:fs/promises'
import type { Copy } from '../../contract/copies.ts'

type Needs = {
  /** Every copy, wherever it lies. */
  readonly list: () => Promise<readonly Copy[]>
  /** Where one lies. */
  readonly pathOf: (copy: Copy) => Promise<string | undefined>
}

/**
 * Removes copies that are older than that, of whatever kind: whoever was erased is in them still. The newest of each
 * place stays, so that there always is one; the next one takes its place. Gives how many went.
 *
 * @param before ms since 1970
 */
export async function removeOldCopies({ list, pathOf }: Needs, before: number): Promise<number> {
  const byPlace = Map.groupBy(await list(), ({ place }) => place)
  const old = [...byPlace.values()].flatMap((copies) =>
    copies
      .toSorted((one, other) => Date.parse(other.madeAt) - Date.parse(one.madeAt))
      .slice(1)
      .filter(({ madeAt }) => Date.parse(madeAt) < before),
  )
  let gone = 0
  for (const copy of old) {
    const path = await pathOf(copy)
    if (path === undefined) continue
    await rm(path, { force: true })
    gone += 1
  }
  return gone
}
