const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ' ': '',
  '-': '',
}

const latin = (text: string): string =>
  [...text.toLowerCase()].map((letter) => LETTERS[letter] ?? '').join('')

/** An address that leads nowhere: the domains are reserved for examples (RFC 2606). */
export const emailFor = (firstName: string, lastName: string, number: number): string =>
  `${latin(firstName).slice(0, 1)}.${latin(lastName)}${number}@${number % 2 ? 'example.org' : 'example.com'}`
