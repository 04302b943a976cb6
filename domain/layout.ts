/** Keys with letters: what each gives in the Russian layout, with Shift after the space. */
const RUSSIAN = 'ёйцукенгшщзхъфывапролджэячсмитьбю ЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ'
/** The same keys in the Latin layout. */
const LATIN = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,. ~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'

/** What the same keys would have given in the Russian layout: «bdfyjd» is «иванов», «7,» is «7б». */
export const toRussian = (text: string): string => translate(text, russianOf)

/** What the same keys would have given in the Latin layout: «ыьшер» is «smith». */
export const toLatin = (text: string): string => translate(text, latinOf)

const russianOf = new Map([...LATIN].map((sign, place) => [sign, RUSSIAN[place]!]))
const latinOf = new Map([...RUSSIAN].map((sign, place) => [sign, LATIN[place]!]))

const translate = (text: string, signs: ReadonlyMap<string, string>): string =>
  [...text].map((sign) => signs.get(sign) ?? sign).join('')
