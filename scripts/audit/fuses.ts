import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { type Finding, finding } from './finding.ts'

/** How each fuse must stand. Written apart from electron-builder.yml, which sets them. */
const WANTED = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
} as const satisfies Record<keyof typeof FuseV1Options, boolean>

/** Reads the fuses back from the packed program. A fuse that is not known here fails: someone must decide on it. */
export async function fuseFindings(program: string): Promise<Finding[]> {
  const wire: Record<string, unknown> = await getCurrentFuseWire(program)
  const names = Object.keys(WANTED) as (keyof typeof WANTED)[]
  const wrong = names.filter((name) => {
    const state = WANTED[name] ? FuseState.ENABLE : FuseState.DISABLE
    return wire[String(FuseV1Options[name])] !== state
  })
  const known = new Set(names.map((name) => String(FuseV1Options[name])))
  const unknown = Object.keys(wire).filter((key) => /^\d+$/.test(key) && !known.has(key))
  const listed = names.map((name) => `${WANTED[name] ? '+' : '-'}${name}`).join(' ')
  return [finding('the fuses are as decided', [...wrong, ...unknown.map((key) => `fuse ${key}`)], listed)]
}
