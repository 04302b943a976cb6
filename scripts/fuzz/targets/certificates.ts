import { createHash, X509Certificate } from 'node:crypto'
import { readCertificate, readUnusable } from '../../../cades/certificate.ts'
import { certificatesIn } from '../../../cades/certificates-in.ts'
import { checkChain } from '../../../cades/chain.ts'
import { reading } from '../../../cades/reading.ts'
import { isIssuedBy, readRevocations, revocationOf } from '../../../cades/revocations.ts'
import { x509 } from '../../../cades/x509.ts'
import { DAY, genuine } from '../genuine.ts'
import { mutateText } from '../mutate/text.ts'
import { mutateTlv } from '../mutate/tlv.ts'
import { ACCEPTED, refused, type Target, type Verdict, wrong } from '../target.ts'

const names = ['root.cer', 'middle.cer', 'ecdsa.cer', 'rsa.cer', 'gost-root.cer', 'gost.cer', 'stamper.cer']
const all = names.map(genuine)
const trusted = [genuine('root.cer'), genuine('gost-root.cer')].map((der) => x509(der))
const brought = [x509(genuine('middle.cer'))]

/** The signed bytes of certificates that an authority has really issued. */
const issued = new Set(all.map((der) => Buffer.from(x509(der).signed).toString('latin1')))

const hex = (text: string): string => text.toLowerCase().replace(/^0+(?=.)/, '')

/** What OpenSSL, through Node, reads out of the same bytes; undefined where it reads nothing. */
function byOpenssl(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der)
  } catch {
    return undefined
  }
}

function judgeCertificate(input: Uint8Array): Verdict {
  const read = readCertificate(input)
  const unusable = readUnusable(input)
  if (read.ok && unusable) return wrong('a key that is usable and is not')
  const leaf = reading(() => x509(input))
  if (leaf) {
    const chain = checkChain({ leaf, brought, trusted, at: DAY })
    if (chain.ok && !issued.has(Buffer.from(leaf.signed).toString('latin1')))
      return wrong('a certificate that nobody has issued leads to a trusted authority')
  }
  if (!read.ok) return refused(read.fault.code)
  const { fingerprint, serial, notBefore, notAfter } = read.value
  if (fingerprint !== createHash('sha256').update(input).digest('hex')) return wrong('another fingerprint')
  const other = byOpenssl(input)
  if (!other) return ACCEPTED
  if (hex(other.serialNumber) !== hex(serial)) return wrong('another serial number than OpenSSL reads')
  if (other.validFromDate.getTime() !== notBefore.getTime())
    return wrong('another beginning than OpenSSL reads')
  if (other.validToDate.getTime() !== notAfter.getTime()) return wrong('another end than OpenSSL reads')
  return ACCEPTED
}

const certificate: Target = {
  name: 'certificate',
  inputs: 60_000,
  open: () => ({ seeds: all, mutate: mutateTlv, judge: judgeCertificate }),
}

const pemOf = (der: Uint8Array, kind = 'CERTIFICATE'): string =>
  `-----BEGIN ${kind}-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${kind}-----\n`

const pem: Target = {
  name: 'pem',
  inputs: 20_000,
  open: () => ({
    seeds: [
      Buffer.from(all.map((der) => pemOf(der)).join('')),
      Buffer.from(`text before\n${pemOf(all[2]!)}text behind`),
      Buffer.from(pemOf(genuine('root.crl'), 'X509 CRL')),
      Buffer.from('-----BEGIN CERTIFICATE-----'.repeat(2_000)),
      Buffer.from('-----BEGIN X509 CRL-----\n'.repeat(2_000)),
      all[2]!,
    ],
    mutate: mutateText,
    judge: (input) => {
      const found = certificatesIn(input)
      const marks = Buffer.from(input).toString('latin1').split('-----BEGIN CERTIFICATE-----').length - 1
      if (found.length > Math.max(1, marks)) return wrong('more certificates than the file has')
      const list = readRevocations(input)
      if (list.ok && !isIssuedBy(list.value, all[0]!)) return refused('revocations.foreign')
      const good = found.filter((der) => readCertificate(der).ok)
      if (good.some((der) => der.length > input.length)) return wrong('a certificate larger than its file')
      return list.ok || good.length > 0 ? ACCEPTED : refused(list.fault.code)
    },
  }),
}

const genuineList = genuine('root.crl')

const revocations: Target = {
  name: 'revocations',
  inputs: 50_000,
  open: () => {
    const wanted = readRevocations(genuineList)
    if (!wanted.ok) throw new Error(wanted.fault.code)
    const signed = Buffer.from(wanted.value.signed)
    return {
      seeds: [genuineList],
      mutate: mutateTlv,
      judge: (input) => {
        const read = readRevocations(input)
        if (!read.ok) return refused(read.fault.code)
        const list = read.value
        if (list.count !== list.entries.size) return wrong('another count than there are entries')
        for (const serial of list.entries.keys()) {
          const found = revocationOf(list, serial)
          if (!found || Number.isNaN(found.at.getTime())) return wrong('an entry without a moment')
          if (Math.abs(found.at.getUTCFullYear() - 5_000) > 5_000)
            return wrong('a moment out of the calendar')
        }
        if (!isIssuedBy(list, all[0]!)) return refused('revocations.foreign')
        return signed.equals(list.signed) ? ACCEPTED : wrong('an altered list that counts as issued')
      },
    }
  },
}

/** Certificates, lists of revoked ones, and both in PEM. */
export const certificateTargets: readonly Target[] = [certificate, pem, revocations]
