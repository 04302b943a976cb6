import { execFileSync } from 'node:child_process'
import { copyFileSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from '../steps.ts'
import { filesIn } from './files.ts'
import { addToSystem, HOME, layTree, settle } from './linux-tree.ts'
import type { Made } from './made.ts'
import type { Product } from './product.ts'

/** Makes the package for ALT and RED OS; the same file from the same folder and time. */
export function makeRpm(unpacked: string, out: string, product: Product): Made {
  const top = join(out, 'tree/rpm')
  const tree = join(top, 'files')
  rmSync(top, { recursive: true, force: true })
  mkdirSync(tree, { recursive: true })
  layTree(unpacked, tree)
  addToSystem(tree)
  settle(tree, product.epoch)

  const list = join(top, 'list')
  writeFileSync(list, listOf(tree))
  const spec = join(top, 'sverka.spec')
  const filled = { version: product.version, description: product.description, tree, files: list }
  const text = readFileSync(join(root, 'build/linux/sverka.spec'), 'utf8')
  writeFileSync(
    spec,
    text.replace(/@(\w+)@/g, (_, name: string) => filled[name as keyof typeof filled]),
  )

  const defines = { _topdir: top, _dbpath: join(top, 'db'), _tmppath: top }
  const args = Object.entries(defines).flatMap(([name, value]) => ['--define', `${name} ${value}`])
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(product.epoch), LC_ALL: 'C.UTF-8' }
  execFileSync('rpmbuild', ['-bb', '--target', 'x86_64-linux', ...args, spec], { env, stdio: 'pipe' })

  const name = `sverka-${product.version}-1.x86_64.rpm`
  const file = join(out, name)
  copyFileSync(join(top, 'RPMS/x86_64', name), file)
  rmSync(top, { recursive: true })
  return { file, kind: 'rpm', bytes: statSync(file).size }
}

/** Files by name, and only the folders that are ours: those of the system belong to the system. */
function listOf(tree: string): string {
  const own = new Set<string>()
  const lines = filesIn(tree).map((path) => {
    const place = relative(tree, path)
    const inHome = place.startsWith(`${HOME}/`) || place.startsWith('usr/share/sverka/')
    const parts = place.split('/').slice(0, -1)
    if (inHome) for (let depth = 3; depth <= parts.length; depth++) own.add(parts.slice(0, depth).join('/'))
    if (lstatSync(path).isSymbolicLink()) return `"/${place}"`
    const rights = (statSync(path).mode & 0o7777).toString(8)
    return `%attr(${rights},root,root) "/${place}"`
  })
  const folders = [...own, 'etc/sverka'].map((folder) => `%dir %attr(755,root,root) "/${folder}"`)
  return `%defattr(-,root,root,-)\n${[...folders, ...lines].join('\n')}\n`
}
