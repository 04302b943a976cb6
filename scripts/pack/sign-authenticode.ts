import { copyFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { mustRun, runProgram } from './sign-run.ts'
import type { SigningKey, SigningTerms } from './sign-terms.ts'

/** What people see in the question of Windows. */
const TITLE = 'Sverka'

export type CommandLine = {
  readonly program: string
  readonly args: readonly string[]
  readonly input?: string
}

/** The command line that signs; the secret goes by the standard input, where no list of processes shows it. */
export function signingCommand(from: string, to: string, key: SigningKey, stamps?: string): CommandLine {
  if (key.kind === 'store') {
    const stamp = stamps ? ['/tr', stamps, '/td', 'sha256'] : []
    return {
      program: 'signtool',
      args: ['sign', '/sha1', key.thumbprint, '/fd', 'sha256', ...stamp, '/d', TITLE, from],
    }
  }
  const common = ['-h', 'sha256', '-n', TITLE, ...(stamps ? ['-ts', stamps] : []), '-in', from, '-out', to]
  const secret = ['-readpass', '-']
  if (key.kind === 'file')
    return {
      program: 'osslsigncode',
      args: ['sign', '-pkcs12', key.file, ...secret, ...common],
      input: key.password,
    }
  const certificate = key.certificate.startsWith('pkcs11:') ? '-pkcs11cert' : '-certs'
  return {
    program: 'osslsigncode',
    args: [
      'sign',
      '-pkcs11engine',
      key.engine,
      '-pkcs11module',
      key.module,
      '-login',
      certificate,
      key.certificate,
      '-key',
      key.key,
      ...secret,
      ...common,
    ],
    input: key.pin,
  }
}

/**
 * Signs a program or an MSI in its place, then has it verified, and a copy with one byte changed refused: before both,
 * the file is not touched.
 *
 * @throws when it could not be signed or the signature is not good: nothing half-signed stays
 */
export async function signAuthenticode(file: string, terms: SigningTerms): Promise<void> {
  const { authenticode: key, stamps } = terms
  if (!key) throw new Error('no certificate to sign with')
  const folder = await mkdtemp(join(tmpdir(), 'sverka-sign-'))
  try {
    const signed = join(folder, basename(file))
    if (key.kind === 'store') await copyFile(file, signed)
    const { program, args, input } = signingCommand(key.kind === 'store' ? signed : file, signed, key, stamps)
    await mustRun(program, args, { input })
    await checkSigned(signed, terms)
    await copyFile(signed, `${file}.signed`)
    await rename(`${file}.signed`, file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function checkSigned(file: string, terms: SigningTerms): Promise<void> {
  const verified = await verifyAuthenticode(file, terms)
  if (!verified.isGood) throw new Error(`the signature was made and is not good: ${verified.why}`)
  if (!(await refusesTampered(file, terms))) throw new Error('a changed copy passes as signed')
}

export type Verified = { readonly isGood: boolean; readonly signer: string; readonly why: string }

/** Verifies by osslsigncode, on Windows by signtool; a stamp must be there when the terms ask for one. */
export async function verifyAuthenticode(file: string, terms: SigningTerms): Promise<Verified> {
  if (process.platform === 'win32') {
    const { code, text } = await runProgram('signtool', ['verify', '/pa', '/all', '/v', file])
    return { isGood: code === 0, signer: /Issued to: (.+)/.exec(text)?.[1]?.trim() ?? '', why: lastOf(text) }
  }
  const { authorities, stampAuthorities, stamps } = terms
  const { code, text } = await runProgram('osslsigncode', [
    'verify',
    ...(authorities ? ['-CAfile', authorities] : []),
    ...(stampAuthorities ? ['-TSA-CAfile', stampAuthorities] : []),
    '-in',
    file,
  ])
  const signer = /Subject: (?:.*\/)?CN=([^\n/]+)/.exec(text)?.[1] ?? ''
  if (code !== 0 || !/Signature verification: ok/.test(text))
    return { isGood: false, signer, why: lastOf(text) }
  if (stamps && !/Timestamp Server Signature verification: ok/.test(text))
    return { isGood: false, signer, why: `no good time stamp: ${lastOf(text)}` }
  return { isGood: true, signer, why: '' }
}

const lastOf = (text: string): string => text.trim().split('\n').slice(-4).join(' | ')

/** Whether a copy with one bit changed where the program itself lies is refused. */
export async function refusesTampered(file: string, terms: SigningTerms): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'sverka-tampered-'))
  try {
    const copy = join(folder, basename(file))
    const bytes = await readFile(file)
    const place = placeWithin(bytes)
    bytes[place] = bytes[place]! ^ 1
    await writeFile(copy, bytes)
    return !(await verifyAuthenticode(copy, terms)).isGood
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A place that counts: in an MSI the cabinet (elsewhere may be unused sectors), in a program the middle of it. */
function placeWithin(bytes: Uint8Array): number {
  const cabinet = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf('MSCF\0\0\0\0')
  const isProgram = bytes[0] === 0x4d && bytes[1] === 0x5a
  return !isProgram && cabinet >= 0 ? cabinet + 40 : 0x200 + Math.floor((bytes.length - 0x200) / 4)
}
