import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../steps.ts'
import { billOf } from './bill.ts'
import { type Component, componentsOf } from './components.ts'

/**
 * Puts the licence, the notices of all that others have made, and the bill of materials beside the packed program.
 *
 * @param epoch the time that the bill names, in seconds
 */
export function writeNotices(staged: string, unpacked: string, epoch: number): void {
  const folder = join(unpacked, 'resources/notices')
  const components = componentsOf(staged)
  mkdirSync(folder, { recursive: true })
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE.txt'))
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), noticesOf(components))
  writeFileSync(join(folder, 'sbom.cdx.json'), billOf(components, epoch))
}

/** One text with the name, the version and the licence of each component; the same text is printed once. */
export function noticesOf(components: readonly Component[]): string {
  const byText = Map.groupBy(components, ({ text }) => text || NO_TEXT)
  const parts = [...byText].map(([text, of]) => {
    const names = of.map(({ name, version, licence }) => `${name} ${version} (${licence || 'not named'})`)
    return `${'='.repeat(80)}\n${names.join('\n')}\n${'-'.repeat(80)}\n${text.replaceAll('\r\n', '\n')}\n`
  })
  return `${HEAD}\n${parts.join('\n')}`
}

/** Stands where nobody has found the text of a licence; the audit refuses it. */
export const NO_TEXT = 'The text of this licence is missing.'

const HEAD = `Sverka contains the works of others named below, each under its own licence.
Chromium's own list is the file LICENSES.chromium.html beside the program.
`
