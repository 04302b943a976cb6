export type Sex = 'male' | 'female'

/** Names whose patronymic follows no rule; the stem of the female form is given where it differs. */
const IRREGULAR: Readonly<Record<string, readonly [son: string, daughter: string]>> = {
  Илья: ['Ильич', 'Ильинична'],
  Никита: ['Никитич', 'Никитична'],
  Кузьма: ['Кузьмич', 'Кузьминична'],
  Фома: ['Фомич', 'Фоминична'],
  Лука: ['Лукич', 'Лукинична'],
  Савва: ['Саввич', 'Саввична'],
  Павел: ['Павлович', 'Павловна'],
  Лев: ['Львович', 'Львовна'],
  Пётр: ['Петрович', 'Петровна'],
  Яков: ['Яковлевич', 'Яковлевна'],
  Фёдор: ['Фёдорович', 'Фёдоровна'],
  Семён: ['Семёнович', 'Семёновна'],
  Данила: ['Данилович', 'Даниловна'],
  Добрыня: ['Добрынич', 'Добрынична'],
}

/** After two consonants the и of -ий stays: Дмитриевич, Георгиевич, but Юрьевич, Васильевич. */
const KEEPS_I = /(?:[бвгджзклмнпрстфхцчшщ]{2})ий$/

/** The patronymic a father's name gives to a child, by the rules of Russian grammar. */
export function patronymicOf(father: string, sex: Sex): string {
  const known = IRREGULAR[father]
  if (known) return known[sex === 'male' ? 0 : 1]
  return stemOf(father) + (sex === 'male' ? 'ич' : 'на')
}

function stemOf(father: string): string {
  if (KEEPS_I.test(father)) return `${father.slice(0, -1)}ев`
  if (father.endsWith('ий')) return `${father.slice(0, -2)}ьев`
  if (/[йь]$/.test(father)) return `${father.slice(0, -1)}ев`
  if (/[ая]$/.test(father)) return `${father.slice(0, -1)}ов`
  if (/[еиоуэюы]$/.test(father)) return `${father}ев`
  if (/[жшчщц]$/.test(father)) return `${father}ев`
  return `${father}ов`
}
