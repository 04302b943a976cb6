import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readCertificate } from '../../cades/certificate.ts'
import { certificatesIn } from '../../cades/certificates-in.ts'
import { readRevocations, type Revocations } from '../../cades/revocations.ts'
import { Misuse } from './misuse.ts'
import type { Words } from './words.ts'

/** The bytes of a file. @throws Misuse */
export function bytesOf(path: string, words: Words): Uint8Array {
  try {
    return readFileSync(path)
  } catch {
    throw new Misuse(words.unreadable(basename(path)))
  }
}

const SIGNATURE_PEM = /-----BEGIN (?:CMS|PKCS7)-----([A-Za-z0-9+/=\s]+)-----END/

/** A signature, DER or PEM. @throws Misuse */
export function signatureIn(path: string, words: Words): Uint8Array {
  const bytes = bytesOf(path, words)
  const block = SIGNATURE_PEM.exec(Buffer.from(bytes).toString('latin1'))
  return block ? Buffer.from(block[1]!, 'base64') : bytes
}

/** The certificates of these files, DER; every file has one that can be read. @throws Misuse */
export const certificatesOf = (paths: readonly string[], words: Words): Uint8Array[] =>
  paths.flatMap((path) => {
    const found = certificatesIn(bytesOf(path, words))
    // Certificates of kinds that are unknown here may stand among the others: they vouch for nothing.
    const isAny = found.some((der) => {
      const read = readCertificate(der)
      return read.ok || read.fault.code !== 'cades.certificate'
    })
    if (!isAny) throw new Misuse(words.noCertificates(basename(path)))
    return found
  })

/** The lists of revoked certificates in these files. @throws Misuse */
export const revocationsOf = (paths: readonly string[], words: Words): Revocations[] =>
  paths.map((path) => {
    const read = readRevocations(bytesOf(path, words))
    if (read.ok) return read.value
    throw new Misuse(`${words.noRevocations(basename(path))} (${words.lists[read.fault.code]})`)
  })
