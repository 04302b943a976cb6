import type { Why } from '../../../domain/difference.ts'

/** Why two spellings differ, and what it means. */
export const whys: { readonly [Name in Exclude<Why, 'same'>]: string } = {
  yo: 'Отличие только в «ё» и «е». Журнал сравнивает буква в букву.',
  case: 'Отличие только в прописных и строчных буквах.',
  hyphen: 'Отличие в дефисе.',
  space: 'Отличие в пробелах.',
  'look-alike': 'На вид одно и то же, но знаки разные. Журнал их различает.',
  layout: 'Набрано в другой раскладке.',
  swapped: 'Соседние знаки поменялись местами.',
  unseen: 'Отличие, которого не видно на бумаге: лишний невидимый знак.',
  other: 'Значения разные.',
  'one-sign': 'Отличается один знак.',
  'other-spelling': 'Это другое написание того же имени. Верно то, что в документе.',
  several: 'Несколько мелких отличий.',
}

/** What alphabet a sign is of. */
export const alphabets = { latin: 'латиница', cyrillic: 'кириллица', digit: 'цифры', other: 'знаки' }

export const differing = {
  pair: (was: string, wasOf: string, becomes: string, becomesOf: string) =>
    `«${was}» ${wasOf} → «${becomes}» ${becomesOf}`,
  removed: 'в журнале лишнее:',
  added: 'в журнале не хватает:',
}
