import { basename } from 'node:path'
import { readCertificate, readUnusable } from '../../cades/certificate.ts'
import { certificatesIn } from '../../cades/certificates-in.ts'
import { readRevocations } from '../../cades/revocations.ts'
import { type TrustList, trustList } from '../../contract/trust.ts'
import { bytesOf } from './files.ts'
import { Misuse } from './misuse.ts'
import { dayOf, keyOf, momentOf, printable } from './report.ts'
import type { Words } from './words.ts'

type Speech = { words: Words; say: (line: string) => void }

/** Shows what a list of authorities, or a file of certificates, holds. @throws Misuse */
export function listTrust(file: string, { words, say }: Speech): number {
  const bytes = bytesOf(file, words)
  const list = listIn(bytes)
  const certificates = list ? list.authorities.map(fromBase64) : certificatesIn(bytes)
  if (!list && certificates.every((der) => !isCertificate(der)))
    throw new Misuse(words.notAList(basename(file)))

  if (list) {
    say(`${words.list}: ${printable(list.title)}`)
    say(`${words.dated}: ${momentOf(new Date(list.dated))}`)
    say(words.unsigned)
  }
  for (const text of section(
    words.authorities,
    certificates.map((der) => certificateText(der, words)),
  ))
    say(text)
  if (!list) return 0

  const stampers = list.stampers.map((one) => certificateText(fromBase64(one), words))
  const revocations = list.revocations.map((one) => revocationsText(fromBase64(one), words))
  for (const text of section(words.stampers, stampers)) say(text)
  for (const text of section(words.revocations, revocations)) say(text)
  return 0
}

const fromBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64')

function listIn(bytes: Uint8Array): TrustList | undefined {
  try {
    const read = trustList.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return read.success ? read.data : undefined
  } catch {
    return undefined // no JSON: perhaps certificates
  }
}

function isCertificate(der: Uint8Array): boolean {
  const read = readCertificate(der)
  return read.ok || read.fault.code !== 'cades.certificate'
}

const section = (title: string, texts: readonly string[]): string[] => [
  '',
  `${title}: ${texts.length}`,
  ...texts.map((text) => `  ${text}`),
]

function certificateText(der: Uint8Array, words: Words): string {
  const read = readCertificate(der)
  const certificate = read.ok ? { ...read.value, key: keyOf(read.value) } : readUnusable(der)
  if (!certificate) return words.unread
  const { subject, notAfter, fingerprint, key } = certificate
  const until = `${words.until} ${dayOf(notAfter)}`
  return `${printable(subject.commonName)}, ${key}, ${until}, ${words.fingerprint} ${fingerprint}`
}

function revocationsText(der: Uint8Array, words: Words): string {
  const read = readRevocations(der)
  if (!read.ok) return `${words.unread} (${words.lists[read.fault.code]})`
  const { issuerName, from, until, count } = read.value
  const next = until ? `, ${words.next} ${dayOf(until)}` : ''
  return `${printable(issuerName)}, ${words.from} ${dayOf(from)}${next}, ${words.count(count)}`
}
