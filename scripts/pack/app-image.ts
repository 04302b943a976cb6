import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../steps.ts'
import { layTree, settle } from './linux-tree.ts'
import type { Made } from './made.ts'
import type { Product } from './product.ts'

/**
 * Makes an AppImage: a runtime with the program's files behind it.
 *
 * @param runtime a file of AppImage's type 2 runtime; without one a script stands in for it, and the kind says so
 * @throws when the given file is no such runtime
 */
export function makeAppImage(
  unpacked: string,
  out: string,
  product: Product,
  runtime: string | undefined,
): Made {
  const tree = join(out, 'tree/app-image')
  const packed = join(out, 'tree/app-image.squashfs')
  rmSync(tree, { recursive: true, force: true })
  layTree(unpacked, tree)
  cpSync(join(root, 'build/linux/AppRun'), join(tree, 'AppRun'))
  cpSync(join(root, 'build/linux/sverka.desktop'), join(tree, 'sverka.desktop'))
  cpSync(join(root, 'build/icons/256x256.png'), join(tree, 'sverka.png'))
  symlinkSync('sverka.png', join(tree, '.DirIcon'))
  settle(tree, product.epoch)
  chmodSync(join(tree, 'AppRun'), 0o755)

  rmSync(packed, { force: true })
  const fixed = ['-all-root', '-no-xattrs', '-noappend', '-no-progress', '-comp', 'zstd']
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(product.epoch) } // the times of the files are set above
  execFileSync('mksquashfs', [tree, packed, ...fixed], { env, stdio: 'pipe' })

  const file = join(out, `Sverka-${product.version}-x86_64.AppImage`)
  const head = runtime ? trueRuntime(runtime) : standIn()
  writeFileSync(file, Buffer.concat([head, readFileSync(packed)]), { mode: 0o755 })
  rmSync(tree, { recursive: true })
  rmSync(packed)
  return {
    file,
    kind: runtime ? 'AppImage' : 'AppImage, its runtime a stand-in',
    bytes: statSync(file).size,
  }
}

function trueRuntime(path: string): Buffer {
  const bytes = readFileSync(path)
  if (bytes.toString('latin1', 8, 11) !== 'AI\x02') throw new Error('this is no type 2 runtime of AppImages')
  return bytes
}

/** The script must know its own length: the number of digits is fixed. */
function standIn(): Buffer {
  const text = readFileSync(join(root, 'build/linux/app-image-stand-in'), 'utf8')
  const length = Buffer.byteLength(text.replaceAll('@offset@', '00000'))
  return Buffer.from(text.replaceAll('@offset@', String(length).padEnd(5)))
}
