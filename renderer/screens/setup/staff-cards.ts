import type { Desk } from '../../../contract/desk.ts'
import type { CardCertificate, DevicesState } from '../../../contract/signer.ts'
import type { StaffMember } from '../../../contract/staff.ts'

/** A certificate in a reader, with the card it is on. */
export type Seen = { readonly card: string; readonly certificate: CardCertificate }

const digitsOf = (snils = ''): string => snils.replace(/\D/g, '')

const isOf = (member: StaffMember, { fingerprint, snils }: CardCertificate): boolean =>
  member.fingerprint === fingerprint || (member.snils !== '' && member.snils === digitsOf(snils))

const seenIn = (devices: DevicesState | undefined): Seen[] =>
  (devices?.cards ?? []).flatMap(({ id, certificates }) =>
    certificates.map((certificate) => ({ card: id, certificate })),
  )

/** Whether it is the one whose shift it is. */
export const isOwn = (member: StaffMember, { shift }: Desk, devices: DevicesState | undefined): boolean =>
  seenIn(devices).some(
    ({ certificate }) => certificate.fingerprint === shift?.fingerprint && isOf(member, certificate),
  )

/** Certificates whose owners may be entered: good ones, of people who are not on the list under that name. */
export const newcomers = (devices: DevicesState | undefined, members: readonly StaffMember[]): Seen[] =>
  seenIn(devices).filter(({ certificate }) => {
    const { refusal } = certificate.assessment
    if (refusal !== undefined && refusal !== 'stranger') return false
    return refusal === 'stranger' || !members.some((member) => isOf(member, certificate))
  })
