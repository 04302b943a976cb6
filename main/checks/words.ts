import { isGivenName, sexOfGivenName } from '../../domain/given-names.ts'
import { repairName } from '../../domain/name.ts'
import { tidy } from '../../domain/fold.ts'
import { remembered } from '../../domain/remembered.ts'
import { sexOfPatronymic } from '../../domain/patronymic.ts'
import { formsOf, looksLikeSurname, sexOfSurname, surnameKey } from '../../domain/surname.ts'

/** The name as it was meant: what is wrong with its signs is told by other marks. */
export const bareName = remembered((text) => (USUAL.test(text) ? text : (repairName(text) ?? tidy(text))))

const USUAL = /^[А-ЯЁ][а-яё]+$/u

/** What single words tell, by the functions of the domain of these names. */
export const words = {
  lower: remembered((text) => text.toLowerCase()),
  sexOfSurname: remembered(sexOfSurname),
  sexOfGivenName: remembered(sexOfGivenName),
  sexOfPatronymic: remembered(sexOfPatronymic),
  isGivenName: remembered(isGivenName),
  looksLikeSurname: remembered(looksLikeSurname),
  surnameKey: remembered(surnameKey),
}

const formsBySex = {
  male: remembered((surname) => formsOf(surname, 'female', 'male')),
  female: remembered((surname) => formsOf(surname, 'male', 'female')),
}

/** Every form that a surname may have for a relative of a sex, as `formsOf` gives it. */
export const formsFor = (
  surname: string,
  of: 'male' | 'female',
  wanted: 'male' | 'female',
): readonly string[] => (of === wanted ? [surname] : formsBySex[wanted](surname))
