import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import config from '../electron.vite.config.ts'
import { type Packed, packedIn } from './audit/archive.ts'
import { contentFindings, type Expected } from './audit/content.ts'
import type { Finding } from './audit/finding.ts'
import { fuseFindings } from './audit/fuses.ts'
import { integrityFindings } from './audit/integrity.ts'
import { licenceFindings } from './audit/licences.ts'
import { packageFindings } from './audit/packages.ts'
import { secretFindings, thisMachine } from './audit/secrets.ts'
import { sizesOf } from './audit/sizes.ts'
import { smokeFindings } from './audit/smoke.ts'
import { vulnerabilityFindings } from './audit/vulnerabilities.ts'
import { pack } from './pack.ts'
import { programFile, type System, unpackedFolder } from './pack/made.ts'
import { productOf } from './pack/product.ts'
import { linedUp } from './pack/table.ts'
import { root } from './steps.ts'

const out = join(root, 'dist')

/** Looks through what `npm run pack` has made and prints what holds and what does not; gives 0 when all rules hold. */
export async function audit({ smoke }: { smoke: boolean }): Promise<number> {
  const systems = await packed()
  if (!systems) return 1
  const rows: { system: string; finding: Finding }[] = []
  const note = (system: string, findings: readonly Finding[]) =>
    void rows.push(...findings.map((finding) => ({ system, finding })))

  const machine = thisMachine()
  for (const system of systems) {
    const unpacked = join(out, unpackedFolder[system])
    const archive = join(unpacked, 'resources/app.asar')
    const program = join(unpacked, programFile[system])
    const files = packedIn(archive)
    note(system, contentFindings(files, expectedOf(system)))
    note(system, await fuseFindings(program))
    note(system, integrityFindings(program, archive, system))
    note(system, await licenceFindings(unpacked, files))
    note(system, secretFindings([...files, ...besides(unpacked)], machine))
    console.log(`\n${sizesOf(system, files)}`)
  }
  if (systems.includes('linux')) {
    note('linux', packageFindings(out, join(out, unpackedFolder.linux), productOf()))
    if (smoke) note('linux', await smokeFindings())
  }
  note('all', vulnerabilityFindings())
  return report(rows)
}

/** What lies packed; where nothing does it is packed first. */
async function packed(): Promise<System[] | undefined> {
  const there = () =>
    (['linux', 'win32'] as const).filter((one) =>
      existsSync(join(out, unpackedFolder[one], 'resources/notices')),
    )
  if (there().length > 0) return there()
  const terms = { systems: ['linux', 'win32'], dir: true, electron: {}, appImageRuntime: undefined } as const
  return (await pack(terms)) === 0 ? there() : undefined
}

function expectedOf(system: System): Expected {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>
  }
  const production = Object.entries(packages).filter(([place, { dev }]) => place !== '' && !dev)
  return {
    system,
    programs: Object.keys(config.main?.build?.rolldownOptions?.input ?? {}),
    production: new Set(production.map(([place]) => place.split('node_modules/').at(-1)!)),
    regions: readdirSync(join(root, 'regions')).filter((name) => name.endsWith('.json')),
  }
}

/** Files of ours that lie beside the archive. */
const besides = (unpacked: string): Packed[] =>
  readdirSync(join(unpacked, 'resources/notices')).map((name) => {
    const path = `resources/notices/${name}`
    const read = () => readFileSync(join(unpacked, path))
    return { path, bytes: read().length, isOutside: true, read }
  })

const LONGEST = 6

function report(rows: readonly { system: string; finding: Finding }[]): number {
  const lines = rows.map(({ system, finding: { rule, wrong, note = '' } }) => {
    const shown =
      wrong.slice(0, LONGEST).join('; ') +
      (wrong.length > LONGEST ? `; and ${wrong.length - LONGEST} more` : '')
    return [wrong.length === 0 ? 'PASS' : 'FAIL', system, rule, shown || note]
  })
  const failed = rows.filter(({ finding }) => finding.wrong.length > 0).length
  const unchecked = rows.filter(({ finding }) => finding.note?.startsWith('NOT CHECKED')).length
  console.log(
    `\n${linedUp(lines.map((line, place) => (unchecked && isUnchecked(rows[place]!) ? ['SKIP', ...line.slice(1)] : line)))}`,
  )
  console.log(`\n${rows.length - failed - unchecked} passed, ${failed} failed, ${unchecked} not checked`)
  return failed === 0 ? 0 : 1
}

const isUnchecked = ({ finding: { note } }: { finding: Finding }): boolean =>
  note?.startsWith('NOT CHECKED') ?? false

if (import.meta.main) {
  const { values } = parseArgs({ options: { 'no-smoke': { type: 'boolean', default: false } } })
  process.exitCode = await audit({ smoke: !values['no-smoke'] })
}
