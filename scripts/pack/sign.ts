/**
 * Signs packages: `node scripts/pack/sign.ts <files>` by the keys that the environment names, `--test` by keys made for
 * this once, `--inner` one program in its place and nothing beside (the uninstaller, while the installer is made).
 * electron-builder takes `sign` from here for every program that it packs. Keys and names: docs/release.md.
 */
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { signAuthenticode } from './sign-authenticode.ts'
import { signAll, type Signed } from './sign-everything.ts'
import { signingTerms } from './sign-terms.ts'
import { makeTestKeys } from './sign-test-keys.ts'

/** What electron-builder hands to its hook (`win.signtoolOptions.sign`), as far as it is used. */
type Task = { readonly path: string }
type Env = Readonly<Record<string, string | undefined>>
type Packager = { readonly forceCodeSigning?: boolean }

/**
 * Signs one program for electron-builder. Without a certificate it says so, and stops the build where signatures are
 * required, by `forceCodeSigning` or by SVERKA_SIGN=required.
 */
export async function sign(task: Task, packager: Packager = {}, env: Env = process.env): Promise<void> {
  const terms = signingTerms(env)
  if (terms.authenticode) return signAuthenticode(task.path, terms)
  if (packager.forceCodeSigning || terms.isRequired)
    throw new Error(`signatures are required and no certificate for Windows is named: ${basename(task.path)}`)
  console.log(`unsigned: ${basename(task.path)}`)
}

/**
 * Signs all packages by the keys that the environment names and prints the table.
 *
 * @returns whether every signature is good and every changed copy was refused; unsigned files count only where required
 */
export const signPackages = async (files: readonly string[], env: Env = process.env): Promise<boolean> =>
  report(await signAll(files, signingTerms(env)))

function report(rows: readonly Signed[]): boolean {
  const lines = rows.map((row) => [row.file, row.kind, row.signer, row.verifiedBy, verdict(row)])
  const table = [['file', 'signature', 'signer', 'verified by', 'verdict'], ...lines]
  const widths = table[0]!.map((_, at) => Math.max(...table.map((line) => line[at]!.length)))
  for (const line of table)
    console.log(
      line
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
  const bad = rows.filter((row) => row.kind !== 'unsigned' && !(row.isGood && row.refusesTampered)).length
  const without = rows.filter(({ kind }) => kind === 'unsigned').length
  console.log(`\n${rows.length - bad - without} signed, ${without} unsigned, ${bad} failed`)
  return bad === 0
}

function verdict({ kind, isGood, refusesTampered }: Signed): string {
  if (kind === 'unsigned') return 'UNSIGNED'
  if (!isGood) return 'NOT GOOD'
  return refusesTampered ? 'good; changed copy refused' : 'CHANGED COPY PASSES'
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { test: { type: 'boolean', default: false }, inner: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (values.inner) for (const path of positionals) await sign({ path })
  else if (values.test) {
    await using keys = await makeTestKeys()
    process.exitCode = (await signPackages(positionals, keys.env)) ? 0 : 1
  } else process.exitCode = (await signPackages(positionals)) ? 0 : 1
}
