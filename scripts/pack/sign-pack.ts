import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { signPackages } from './sign.ts'
import { makeTestKeys } from './sign-test-keys.ts'

const PACKAGE = /\.(exe|msi|deb|rpm|AppImage)$/

/**
 * Packs with the keys at hand from the start, because programs are signed before they go into their packages, then
 * signs the packages and prints the table; gives 0 when all went well.
 *
 * @param how `test` makes keys for this once; `keys` takes those that the environment names
 * @param out the folder where `pack` puts the packages
 */
export async function packSigned(how: string, pack: () => Promise<number>, out: string): Promise<number> {
  if (how !== 'test' && how !== 'keys') throw new Error('--sign is test or keys')
  await using keys = how === 'test' ? await makeTestKeys() : undefined
  Object.assign(process.env, keys?.env)
  const ended = await pack()
  if (ended !== 0) return ended
  const packages = readdirSync(out).filter((name) => PACKAGE.test(name))
  return (await signPackages(packages.map((name) => join(out, name)))) ? 0 : 1
}
