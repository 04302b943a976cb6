import { join } from 'node:path'
import type { Copy } from '../contract/copies.ts'
import type { SecondFolder } from './second-folder.ts'
import type { Copies, HeldCopy } from './store/copies.ts'

/** The copies of a base that does not open, the newest first. A second folder that does not answer has none. */
export async function copiesShownOf(here: Copies, second: SecondFolder | undefined): Promise<Copy[]> {
  const beyond = await second?.list()
  return [
    ...listed(here).map(shown('here')),
    ...(beyond?.ok ? beyond.value : []).map(shown('second')),
  ].toSorted((one, other) => Date.parse(other.madeAt) - Date.parse(one.madeAt))
}

/** Where a copy lies; undefined when there is none of that name. */
export async function pathOfCopy(
  { place, name }: Pick<Copy, 'place' | 'name'>,
  here: Copies,
  second: SecondFolder | undefined,
): Promise<string | undefined> {
  if (place === 'here')
    return listed(here).some((one) => one.name === name) ? join(here.folder, name) : undefined
  const held = await second?.list()
  return held?.ok && held.value.some((one) => one.name === name) ? second?.pathOf(name) : undefined
}

/** A disk that fails may not even say what lies on it. */
function listed(here: Copies): HeldCopy[] {
  try {
    return here.list()
  } catch {
    return []
  }
}

const shown =
  (place: Copy['place']) =>
  ({ name, kind, madeAt, bytes }: HeldCopy): Copy => ({
    place,
    name,
    kind,
    madeAt: new Date(madeAt).toISOString(),
    bytes,
  })
