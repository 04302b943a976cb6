import type { Certificate } from '../cades/certificate.ts'
import type { Judge } from './signing/judge.ts'
import type { Holder } from './staff/holder.ts'
import type { Staff } from './staff/staff.ts'

/** Whose a certificate is. */
export const holderOf = ({ subject, fingerprint }: Pick<Certificate, 'subject' | 'fingerprint'>): Holder => ({
  ...subject,
  name: subject.commonName,
  fingerprint,
})

/** Judges as before; who could sign and is not of the staff is a stranger. */
export const amongOwn =
  (judge: Judge, staff: Pick<Staff, 'roleOf'>): Judge =>
  (certificate, circumstances) => {
    const assessment = judge(certificate, circumstances)
    if (assessment.refusal || staff.roleOf(holderOf(certificate))) return assessment
    return { ...assessment, refusal: 'stranger' }
  }
