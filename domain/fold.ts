/**
 * Signs that look alike, each as the Cyrillic letter people mean (the Latin ones stand on the same paper
 * in another alphabet). The table is symmetric in case: both halves are lower case.
 */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
  і: 'и',
  ё: 'е',
}

/** Signs that take no room on paper: soft hyphen, zero-width spaces and joiners, byte order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu

/** One spelling of the spaces and hyphens: trimmed, single spaces, composed letters, nothing invisible. */
export const tidy = (text: string): string =>
  TIDY.test(text) ? text : text.normalize('NFC').replace(INVISIBLE, '').trim().replace(/\s+/gu, ' ')

/** Nearly all that stands on cards: letters of Russian and plain signs with single spaces, tidy already. */
const TIDY = /^(?:[!-~А-яЁё](?: (?=[!-~А-яЁё]))?)*$/

/**
 * The key by which two spellings of a name are found to be alike: lower case, ё as е, Latin look-alikes
 * as Cyrillic, every hyphen as "-", no spaces round it. For finding and comparing only, never for keeping.
 */
export const fold = (text: string): string =>
  tidy(text)
    .toLowerCase()
    .replace(/\s*[\p{Dash_Punctuation}\u2212]\s*/gu, '-')
    .replace(/[abcehkmoptxyіё]/g, (letter) => LOOK_ALIKE[letter]!)
    .normalize('NFC') // the Latin y with a breve is the letter «ў» only now
