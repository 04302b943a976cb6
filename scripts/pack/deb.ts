import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../steps.ts'
import { filesIn } from './files.ts'
import { addDebianPapers, addToSystem, layTree, settle } from './linux-tree.ts'
import type { Made } from './made.ts'
import type { Product } from './product.ts'

/** Libraries of Electron, by their names before and after Debian's move to 64 bits of time. */
const DEPENDS = [
  'libasound2 | libasound2t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libc6 (>= 2.34)',
  'libgbm1',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libsecret-1-0',
  'libxkbcommon0',
  'xdg-utils',
]

/** What the work with cards and the keeping of the key want; the program starts without. */
const RECOMMENDS = ['gnome-keyring | kwalletmanager', 'libpcsclite1', 'pcscd']

/** What a counter that shows nothing else is run by. */
const SUGGESTS = ['openbox | cage', 'lightdm']

/** Makes the package for Debian, Ubuntu and Astra Linux; the same file from the same folder and time. */
export function makeDeb(unpacked: string, out: string, product: Product): Made {
  const tree = join(out, 'tree/deb')
  rmSync(tree, { recursive: true, force: true })
  layTree(unpacked, tree)
  addToSystem(tree)
  addDebianPapers(tree, changelogOf(product))

  const control = join(tree, 'DEBIAN')
  const files = filesIn(tree)
  mkdirSync(control)
  writeFileSync(join(control, 'control'), controlOf(product, files))
  writeFileSync(join(control, 'md5sums'), sumsOf(tree, files))
  for (const name of ['postinst', 'postrm']) cpSync(join(root, 'build/linux', name), join(control, name))
  settle(tree, product.epoch)
  for (const name of ['postinst', 'postrm']) execFileSync('chmod', ['755', join(control, name)])

  const file = join(out, `sverka_${product.version}_amd64.deb`)
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(product.epoch) }
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z3', '--build', tree, file], {
    env,
    stdio: 'pipe',
  })
  rmSync(tree, { recursive: true })
  return { file, kind: 'deb', bytes: statSync(file).size }
}

const controlOf = ({ version, description, maintainer }: Product, files: readonly string[]): string =>
  `Package: sverka
Version: ${version}
Architecture: amd64
Maintainer: ${maintainer}
Installed-Size: ${Math.ceil(files.reduce((sum, file) => sum + lstatSync(file).size, 0) / 1024)}
Depends: ${DEPENDS.join(', ')}
Recommends: ${RECOMMENDS.join(', ')}
Suggests: ${SUGGESTS.join(', ')}
Section: misc
Priority: optional
Description: desk for the front offices of schools
${folded(description)}
`

/** Debian's form of a long description: each line begins with a space, at most 79 signs long. */
const folded = (text: string): string => text.replace(/(.{1,77})(?:\s+|$)/g, ' $1\n').trimEnd()

const sumsOf = (tree: string, files: readonly string[]): string =>
  files
    .filter((file) => !lstatSync(file).isSymbolicLink())
    .map((file) => `${createHash('md5').update(readFileSync(file)).digest('hex')}  ${relative(tree, file)}\n`)
    .join('')

const changelogOf = ({ version, maintainer, epoch }: Product): string => {
  const date = new Date(epoch * 1000).toUTCString().replace('GMT', '+0000')
  return `sverka (${version}) stable; urgency=medium\n\n  * See the CHANGELOG of Sverka.\n\n -- ${maintainer}  ${date}\n`
}
