import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from './build.ts'
import { makeAppImage } from './pack/app-image.ts'
import { makeDeb } from './pack/deb.ts'
import { electronFor, layOut } from './pack/lay-out.ts'
import type { Made, System } from './pack/made.ts'
import { writeNotices } from './pack/notices.ts'
import { type Product, productOf } from './pack/product.ts'
import { makeRpm } from './pack/rpm.ts'
import { packSigned } from './pack/sign-pack.ts'
import { stage } from './pack/stage.ts'
import { tableOf } from './pack/table.ts'
import { root } from './steps.ts'

/**
 * What to pack. `dir` alone lays the folders out and makes no packages; `electron` names a folder of a real Electron
 * for each system; `appImageRuntime` a file.
 */
export type PackTerms = {
  readonly systems: readonly System[]
  readonly dir: boolean
  readonly electron: { readonly [key in System]?: string | undefined }
  readonly appImageRuntime: string | undefined
}

const out = join(root, 'dist')

/** Packs the program for each system into dist/ and prints what was made; gives 0 when all went well. */
export async function pack(terms: PackTerms): Promise<number> {
  const product = productOf()
  const rows: { made: Made; ms: number }[] = []
  if ((await build()) !== 0) return 1

  for (const system of terms.systems) {
    clear(system)
    let since = performance.now()
    const note = (made: Made) => {
      rows.push({ made, ms: performance.now() - since })
      since = performance.now()
    }
    const electron = electronFor(system, terms.electron[system])
    const staged = stage(system)
    const unpacked = staged && (await layOut(system, staged, electron, { epoch: product.epoch }))
    if (!unpacked) return 1

    writeNotices(staged, unpacked, product.epoch)
    const archive = join(unpacked, 'resources/app.asar')
    const kind = `app.asar${electron.isStandIn ? ', Electron a stand-in' : ''}`
    note({ file: archive, kind, bytes: 0 })
    if (terms.dir) continue
    for await (const made of packagesOf(system, unpacked, product, terms)) note(made)
    rmSync(join(out, 'tree'), { recursive: true, force: true })
  }

  console.log(tableOf(rows))
  if (rows.some(({ made }) => made.kind.includes('stand-in'))) console.log(STAND_IN)
  return 0
}

const STAND_IN = `
A stand-in is where a real file could not be had: these packages prove everything but the binary, and do not run.
For schools: npm run pack -- --electron-dist FOLDER --windows-electron-dist FOLDER --app-image-runtime FILE`

async function* packagesOf(system: System, unpacked: string, product: Product, terms: PackTerms) {
  if (system === 'linux') {
    yield makeDeb(unpacked, out, product)
    yield makeRpm(unpacked, out, product)
    yield makeAppImage(unpacked, out, product, terms.appImageRuntime)
    return
  }
  const forWindows = new URL('pack/windows.ts', import.meta.url)
  if (!existsSync(forWindows)) return
  const { packWindows } = (await import(forWindows.href)) as {
    packWindows: (unpacked: string, out: string) => Promise<Made[]>
  }
  yield* await packWindows(unpacked, out)
}

/** Packages of a system, and signatures beside them: what was packed before must not stand beside what is packed now. */
const PACKAGES = { linux: /\.(deb|rpm|AppImage)(\.\w+)?$/, win32: /\.(exe|msi)(\.\w+)?$/ } as const

function clear(system: System): void {
  mkdirSync(out, { recursive: true })
  for (const name of readdirSync(out)) if (PACKAGES[system].test(name)) rmSync(join(out, name))
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      dir: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      'electron-dist': { type: 'string' },
      'windows-electron-dist': { type: 'string' },
      'app-image-runtime': { type: 'string' },
      sign: { type: 'string' },
    },
  })
  const named = { linux: values['electron-dist'], win32: values['windows-electron-dist'] }
  const systems = (['linux', 'win32'] as const).filter((one) => !values.only || values.only.includes(one))
  const appImageRuntime = values['app-image-runtime']
  const packed = () => pack({ systems, dir: values.dir, electron: named, appImageRuntime })
  process.exitCode = await (values.sign ? packSigned(values.sign, packed, out) : packed())
}
