/**
 * Names that documents spell in more than one way; each line is one name. For hinting where to look in the
 * document, never for joining people.
 */
const GROUPS = [
  'Наталья Наталия',
  'Софья София',
  'Данил Даниил Данила',
  'Алёна Алена',
  'Артём Артем',
  'Семён Семен',
  'Фёдор Федор',
  'Пётр Петр',
  'Матвей Матфей',
  'Кирилл Кирил',
  'Филипп Филлип Филип',
  'Геннадий Генадий',
  'Вячеслав Вячислав',
  'Юлия Юлья',
  'Дарья Дария',
  'Татьяна Татиана',
  'Ксения Ксенья',
  'Евгения Евгенья',
  'Виктория Викторья',
  'Илья Илия',
  'Елизавета Елизаветта',
  'Эмма Эма',
  'Снежана Снежанна',
  'Марианна Мариана Марьяна',
  'Камилла Камила',
  'Амелия Эмилия Емилия',
  'Ева Эва',
  'Эльвира Ельвира',
  'Тимур Темур',
  'Рустам Рустем',
  'Ильдар Эльдар',
  'Магомед Мухаммед Мухаммад Магомет',
  'Ахмед Ахмет Ахмад',
  'Айгуль Айгюль',
  'Гульнара Гюльнара',
  'Мария Марья Мариям Марьям',
  'Амир Эмир',
].map((group) => group.split(' '))

/** Endings of patronymics that are mixed up, each in both directions. */
const ENDINGS = [
  ['геннадь', 'генадь'],
  ['вячеславо', 'вячиславо'],
  ['дмитрие', 'дмитре', 'дмитри'],
  ['кирилло', 'кирило'],
  ['филиппо', 'филлипо', 'филипо'],
  ['артёмо', 'артемо'],
  ['семёно', 'семено'],
  ['фёдоро', 'федоро'],
  ['петро', 'пётро'],
]

const SOFT = /ь(?=(евич|евна)$)/u
const HARD = /и(?=(евич|евна)$)/u

/**
 * Other spellings under which documents know this name: Наталья → Наталия, Геннадьевна → Генадьевна,
 * Анна-Мария → Анна Мария. Without the name itself; empty where none is known.
 */
export function otherSpellings(text: string): string[] {
  const name = text.normalize('NFC').trim()
  const lower = name.toLowerCase()
  const found = new Set<string>()

  for (const group of GROUPS.filter((names) => names.some((one) => one.toLowerCase() === lower))) {
    for (const one of group) found.add(one)
  }
  if (PATRONYMIC.test(lower)) {
    for (const one of patronymics(lower)) found.add(one.charAt(0).toUpperCase() + one.slice(1))
  }
  if (/^\p{L}+[- ]\p{L}+$/u.test(name) && !PATRONYMIC.test(lower) && !/[ivxlcdm]$/.test(lower))
    found.add(name.includes('-') ? name.replace('-', ' ') : name.replace(' ', '-'))

  return [...found].filter((one) => one.toLowerCase() !== lower)
}

const PATRONYMIC = /(вич|вна|ична)$/u

function* patronymics(lower: string): Generator<string> {
  yield lower.replace(SOFT, 'и')
  yield lower.replace(HARD, 'ь')
  for (const stems of ENDINGS) {
    const stem = stems.find(
      (one) => lower.startsWith(one) && /^(вич|вна|евич|евна)$/u.test(lower.slice(one.length)),
    )
    if (stem) for (const other of stems) yield other + lower.slice(stem.length)
  }
}

/** Names of the house, each with the name of the document: those that are hardly ever given as such. */
const DIMINUTIVES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'Ваня:Иван Саша:Александр Шура:Александр Лёша:Алексей Леша:Алексей Алёша:Алексей Алеша:Алексей Дима:Дмитрий ' +
    'Митя:Дмитрий Миша:Михаил Коля:Николай Серёжа:Сергей Сережа:Сергей Вова:Владимир Володя:Владимир Женя:Евгений ' +
    'Паша:Павел Петя:Пётр Костя:Константин Гриша:Григорий Вася:Василий Стёпа:Степан Степа:Степан Федя:Фёдор ' +
    'Юра:Юрий Витя:Виктор Толя:Анатолий Слава:Вячеслав Гена:Геннадий Боря:Борис Антоша:Антон ' +
    'Андрюша:Андрей Тёма:Артём Тема:Артём Рома:Роман Кирюша:Кирилл Никитка:Никита Игорёк:Игорь Олежка:Олег ' +
    'Сеня:Семён Лёва:Лев Гоша:Георгий Жора:Георгий Тима:Тимофей Тимоша:Тимофей Илюша:Илья Ярик:Ярослав ' +
    'Катя:Екатерина Лена:Елена Маша:Мария Даша:Дарья Настя:Анастасия Наташа:Наталья Оля:Ольга Таня:Татьяна ' +
    'Света:Светлана Ира:Ирина Юля:Юлия Аня:Анна Нюра:Анна Лиза:Елизавета Ксюша:Ксения Надя:Надежда Люба:Любовь ' +
    'Люда:Людмила Галя:Галина Валя:Валентина Вика:Виктория Лера:Валерия Рита:Маргарита Соня:София Поля:Полина ' +
    'Варя:Варвара Кристя:Кристина Лариска:Лариса Зина:Зинаида Тома:Тамара Тоня:Антонина Оксанка:Оксана ' +
    'Ульяша:Ульяна Тася:Таисия Лида:Лидия Рая:Раиса Алёнка:Алёна Геля:Ангелина Лиля:Лилия Яночка:Яна Василиска:Василиса'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

/** The name of the document for a name of the house: Ваня → Иван. */
export const fullNameOf = (name: string): string | undefined => DIMINUTIVES[name]
