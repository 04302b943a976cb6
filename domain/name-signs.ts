import { fold, tidy } from './fold.ts'

/** Signs that take no room on paper, all of them: for looking where they stand. */
export const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu

/** Any hyphen, dash or minus sign, as a piece of a regular expression. */
export const DASH = '[\\p{Dash_Punctuation}\\u2212]'

const PLACEHOLDERS = new Set(
  ['нет', 'отсутствует', 'отсутствуют', 'не имеет', 'без отчества', 'б/о', 'б.о.', 'б/отч', 'не указано']
    .concat(['не указан', 'прочерк', 'пусто', 'неизвестно', 'н/д', 'нет данных', 'нет отчества', 'без имени'])
    .concat(['none', 'null', 'n/a', 'undefined', 'xxx', 'ххх', 'нету', 'не задано']),
)

/** Whether the text only says that there is no name: "-", "нет", "б/о". */
export function isPlaceholder(text: string): boolean {
  const bare = tidy(text)
  return PLACEHOLDERS.has(bare.toLowerCase()) || /^[^\p{L}\p{N}]+$/u.test(bare) || /^0+$/.test(bare)
}

const ROMAN = /^(?=[IVXLCDM])M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/

/** A Roman numeral as a word of its own: legal ("Пётр IV"), and not a Latin name. */
export const isRoman = (word: string): boolean => ROMAN.test(word)

/** Whether a letter is a Russian one, or one that fold.ts takes for it. */
export const isLookAlike = (letter: string): boolean => /\p{Script=Cyrillic}/u.test(fold(letter))

const PARTICLES = new Set(
  (
    'оглы оглу улы уулу кызы гызы кизи угли бей бек хан паша фон ван дер де да ди ла ле эль аль ибн бин бинт ' +
    'дос дас дель'
  ).split(' '),
)

/** Particles of eastern and western names, which documents write small. */
export const isParticle = (word: string): boolean => PARTICLES.has(word.toLowerCase())
