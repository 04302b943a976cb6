import { formatPhone } from '../../../domain/phone.ts'
import type { Field } from '../../../domain/person.ts'
import { maskSnils } from '../../../domain/snils.ts'
import { showField } from '../../../domain/field.ts'

type Named = { readonly lastName: string; readonly firstName: string; readonly middleName: string }

/** «Иванов П. С.», never parted at the end of a line. */
export function withInitials({ lastName, firstName, middleName }: Named): string {
  const initials = [firstName, middleName]
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => `${name.charAt(0).toUpperCase()}.`)
  return [lastName.trim(), ...initials].filter(Boolean).join('\u00a0')
}

/** The number of a correction as people say it: the last eight signs of its id, which no two of one school share. */
export const shortNumber = (id: string): string =>
  id
    .replaceAll('-', '')
    .slice(-8)
    .toUpperCase()
    .replace(/^(.{4})/, '$1-')

/** The first sixteen signs of a fingerprint, in fours: enough to compare two papers by eye. */
export const shortHash = (hash: string): string =>
  hash
    .slice(0, 16)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1\u00a0')

/** An address as it is typed by hand: without what the browser adds by itself. */
export const shortAddress = (url: string): string =>
  url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')

const isCovered = (field: Field): boolean =>
  field === 'snils' || field === 'certificateNumber' || field === 'phone' || field === 'email'

/** A value as a paper that lies about may show it: of numbers and contacts only as much as their owner needs to know them. */
export function masked(field: Field, value: string): string {
  if (!isCovered(field)) return showField(field, value)
  if (field === 'snils') return maskSnils(value)
  if (field === 'email') return maskEmail(value)
  return field === 'phone'
    ? formatPhone(value).replace(/[^+7].*/s, (rest) => maskAllBut(rest, 4))
    : maskAllBut(value, 3)
}

function maskEmail(value: string): string {
  const at = value.lastIndexOf('@')
  return at < 1 ? maskAllBut(value, 2) : `${value.charAt(0)}•••${value.slice(at)}`
}

function maskAllBut(text: string, end: number): string {
  let left = [...text.matchAll(/[\p{Letter}\d]/gu)].length
  return text.replace(/[\p{Letter}\d]/gu, (sign) => (left-- > end ? '•' : sign))
}
