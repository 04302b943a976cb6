import { fold } from '../../domain/fold.ts'

/** Whose certificate it is, as the certificate itself says. */
export type Holder = {
  readonly name: string
  readonly surname?: string | undefined
  readonly givenName?: string | undefined
  readonly snils?: string | undefined
  readonly fingerprint: string
}

/** The СНИЛС of a certificate in eleven digits, '' where it names none: organisations are written with zeros. */
export function snilsOf({ snils = '' }: Pick<Holder, 'snils'>): string {
  const digits = snils.replace(/\D/g, '')
  return /^(?!(\d)\1{10})\d{11}$/.test(digits) ? digits : ''
}

/** The person where the certificate names one, else what the certificate calls itself. */
export const nameOf = ({ name, surname, givenName }: Omit<Holder, 'fingerprint'>): string =>
  surname && givenName ? `${surname} ${givenName}` : name

/** Whether a certificate names somebody of that surname; `name` begins with it. */
export function fits(holder: Holder, name: string): boolean {
  const [listed, own] = [fold(name), fold(holder.surname ?? nameOf(holder))]
  return own !== '' && (listed === own || listed.startsWith(`${own} `))
}

/** Whether two certificates are known to be of one person: the same one, or the same СНИЛС in both. */
export const isSamePerson = (one: Holder, other: Holder): boolean =>
  one.fingerprint === other.fingerprint || (snilsOf(one) !== '' && snilsOf(one) === snilsOf(other))
