/** The two sexes that names and endings tell apart. */
export type Sex = 'male' | 'female'

const IRREGULAR: Readonly<Record<string, readonly [sons: string, daughters: string]>> = {
  Илья: ['Ильич', 'Ильинична'],
  Никита: ['Никитич Никитович', 'Никитична Никитовна'],
  Кузьма: ['Кузьмич', 'Кузьминична Кузьмовна'],
  Фома: ['Фомич', 'Фоминична Фомовна'],
  Лука: ['Лукич', 'Лукинична Лукична'],
  Савва: ['Саввич', 'Саввична Саввовна'],
  Добрыня: ['Добрынич', 'Добрынична'],
  Павел: ['Павлович', 'Павловна'],
  Лев: ['Львович', 'Львовна'],
  Пётр: ['Петрович', 'Петровна'],
  Яков: ['Яковлевич', 'Яковлевна'],
  Иаков: ['Иаковлевич', 'Иаковлевна'],
  Михаил: ['Михайлович Михаилович', 'Михайловна Михаиловна'],
  Гавриил: ['Гавриилович Гаврилович', 'Гаврииловна Гавриловна'],
  Даниил: ['Даниилович Данилович', 'Данииловна Даниловна'],
  Самуил: ['Самуилович Самойлович', 'Самуиловна Самойловна'],
  Мануил: ['Мануилович Мануйлович', 'Мануиловна Мануйловна'],
  Рафаил: ['Рафаилович', 'Рафаиловна'],
  Осип: ['Осипович', 'Осиповна'],
  Аникита: ['Аникитич', 'Аникитична'],
  Зосима: ['Зосимович', 'Зосимовна'],
  Гаврила: ['Гаврилович', 'Гавриловна'],
  Данила: ['Данилович', 'Даниловна'],
  Никола: ['Николаевич', 'Николаевна'],
}

/** After two consonants the и of -ий stays: Дмитриевич, Георгиевич; elsewhere both are written: Юрьевич, Валериевич. */
const KEEPS_I = /[бвгджзклмнпрстфхцчшщ]{2}ий$/

/** Every spelling of the patronymic that a father's name gives, by grammar and by the usage of ЗАГС; the usual first. */
export function patronymicsOf(father: string): Readonly<Record<Sex, readonly string[]>> {
  const known = IRREGULAR[father]
  if (known) return { male: known[0].split(' '), female: known[1].split(' ') }
  const stems = stemsOf(father)
  return { male: stems.map((stem) => `${stem}ич`), female: stems.map((stem) => `${stem}на`) }
}

function stemsOf(father: string): string[] {
  if (KEEPS_I.test(father)) return [`${father.slice(0, -1)}ев`]
  if (father.endsWith('ий')) return [`${father.slice(0, -2)}ьев`, `${father.slice(0, -1)}ев`]
  if (father.endsWith('ия') || father.endsWith('ья')) return [`${father.slice(0, -1)}ев`]
  if (/[йь]$/.test(father)) return [`${father.slice(0, -1)}ев`]
  if (/[ая]$/.test(father))
    return [`${father.slice(0, -1)}ов`, `${father}евич`.slice(0, -2), `${father.slice(0, -1)}ев`]
  if (/[еиоуэюы]$/.test(father))
    return [`${father}ев`, ...(father.endsWith('о') ? [`${father.slice(0, -1)}ов`] : [])]
  if (/[жшчщц]$/.test(father)) return [`${father}ев`, `${father}ов`]
  return [`${father}ов`]
}

/** Words of the peoples who say son and daughter in place of a Russian ending: «Рашид оглы», «Рашид кызы». */
const SON = /(^|[\s-])(оглы|оглу|угли|ўғли|улы|уулу)$/iu
const DAUGHTER = /(^|[\s-])(кызы|гызы|кизи|қизи|къызы)$/iu

/** Whether the text is a patronymic of a man or of a woman; undefined where its ending does not tell. */
export function sexOfPatronymic(text: string): Sex | undefined {
  if (/[а-яё]{2}(вна|ична|инична)$/iu.test(text) || DAUGHTER.test(text)) return 'female'
  return /[а-яё]{2}(вич|ьич|тич|мич|кич|вич|нич|ич)$/iu.test(text) || SON.test(text) ? 'male' : undefined
}

/** The same words of sons and daughters, however they are joined to the name: the name before them, or undefined. */
export function nameBeforeOglu(text: string): string | undefined {
  return /^(?<name>.+?)[\s-](оглы|оглу|угли|улы|уулу|кызы|гызы|кизи)$/iu.exec(text)?.groups?.name
}
