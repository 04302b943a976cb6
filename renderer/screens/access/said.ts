import type { AccessBy, AccessLine } from '../../../contract/access.ts'
import type { Words } from '../../words/spoken.ts'

/** Who did it, in a word. */
export function sayBy({ way, name, key }: AccessBy, { access: { by } }: Words): string {
  if (way === 'nobody') return by.nobody
  if (way === 'no-card') return by.noCard
  return name || by.certificate(key.slice(0, 8))
}

/** What was done, in a sentence. */
export const sayWhat = (what: string, { access }: Words): string => access.codes[what] ?? access.unknown(what)

/** The names of somebody a row is about; nothing where the record has been deleted since. */
export const nameOf = ({ lastName, firstName, middleName }: NonNullable<AccessLine['person']>): string =>
  [lastName, firstName, middleName].filter(Boolean).join(' ')

/** What a row is about where it is no person: a code is said in words. */
export function sayAbout(what: string, about: string, words: Words): string {
  const { markKinds, delivery } = words
  const kinds: Readonly<Record<string, string>> = markKinds
  const ways: Readonly<Record<string, { short: string }>> = delivery.byHand
  if (what === 'list.marks' || what === 'health.export') return kinds[about] ?? about
  if (what === 'delivery.choose') return ways[about]?.short ?? ''
  if (what === 'settings.change') return settingNames(words)[about] ?? about
  if (what.startsWith('leak.')) return '' // its number in the log says nothing to people
  return about
}

/** What a setting is called where it is set. */
function settingNames({ settings, setup }: Words): Readonly<Record<string, string>> {
  const { place, link, parts } = settings
  return {
    school: place.school,
    schoolTitle: place.schoolTitle,
    workplace: place.workplace,
    region: place.region,
    language: place.language,
    theme: place.theme,
    idleMinutes: place.idle,
    kiosk: place.kiosk,
    exitCode: place.exitCode,
    withoutCards: place.withoutCards,
    secondSignature: place.secondSignature,
    gateway: parts.link,
    way: setup.parts.delivery,
    trusted: link.trusted,
    stamps: setup.trust.stamps,
    dnevnik: link.dnevnik,
    netschool: link.netschool,
    modules: parts.modules,
    copies: parts.copies,
    updates: parts.updates,
  }
}
