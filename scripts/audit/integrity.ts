import { readFileSync } from 'node:fs'
import { NtExecutable, NtExecutableResource } from 'resedit'
import type { System } from '../pack/made.ts'
import { integrityOf } from './archive.ts'
import { type Finding, finding } from './finding.ts'

type Listed = { file: string; alg: string; value: string }

/** Compares what the program for Windows will ask of its archive with the archive. Linux has no place for it. */
export function integrityFindings(program: string, archive: string, system: System): Finding[] {
  const rule = 'the program knows the digest of its archive'
  if (system === 'linux') return [finding(rule, [], 'Electron asks for it on Windows and macOS only')]

  const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(program), { ignoreCert: true }))
  const found = resources.entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR')
  if (!found) return [finding(rule, ['no such resource in the program'])]
  const listed = JSON.parse(Buffer.from(found.bin).toString()) as Listed[]
  const digest = integrityOf(archive)
  const isRight = listed.some(
    ({ file, alg, value }) => file.endsWith('app.asar') && alg === 'SHA256' && value === digest,
  )
  return [finding(rule, isRight ? [] : ['another digest'], digest.slice(0, 16))]
}
