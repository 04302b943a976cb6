import type { UpdateDescriptor } from '../../../contract/updates.ts'
import { updating } from './desk.ts'
import { described, folderOf, served, type Files, type ownKeys } from './region.ts'

/** Makes a function that gives a desk beside a server with a description signed with these keys. */
export const deskBeside = (keys: ReturnType<typeof ownKeys>) =>
  async function at(
    descriptor: Partial<UpdateDescriptor> = {},
    more: Parameters<typeof updating>[2] = {},
    files: Files = {},
  ) {
    const { url, asked } = await served({ ...folderOf(keys, described(descriptor)), ...files })
    return { ...updating(url, keys, more), url, asked }
  }
