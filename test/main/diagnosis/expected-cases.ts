import type { Fixer, Nature } from '../../../domain/diagnosis.ts'
import type { Field, PersonKind } from '../../../domain/person.ts'

/** Whom the table asks about: the ages that Госуслуги tells apart, a parent, a child with a foreign paper. */
export type Who = 'child' | 'teen' | 'adult' | 'parent' | 'foreign'

/** Who mends it (the first one) and who else has something to do; then the fields to compare. */
export type Expected = { readonly by: readonly Fixer[]; readonly fields?: readonly Field[] }

type Row = {
  /** Whose record is compared, where it is not the visitor's own. */
  readonly about?: PersonKind
  readonly message: string
  readonly nature: Nature
  /** Anybody whom no line of the row names. */
  readonly all: Expected
  /** What is offered before it to those whose own message says the same and more. */
  readonly after?: { readonly [Name in Who]?: string }
  /** Words that the steps must have, whoever asks. */
  readonly says?: readonly string[]
} & { readonly [Name in Who]?: Expected }

const NAME = ['lastName', 'firstName', 'middleName'] as const
const CERTIFICATE = ['certificateSeries', 'certificateNumber'] as const
const CHILD: readonly Field[] = ['snils', ...CERTIFICATE, ...NAME]
const PARENT: readonly Field[] = ['snils', ...NAME]
const FOREIGN: readonly Field[] = ['snils', ...NAME, 'birthDate']
const CONTACTS: readonly Field[] = ['phone', 'email']

const school = (by: readonly Fixer[], fields: readonly Field[]): Expected => ({
  by: ['school', ...by],
  fields,
})
const only = (...by: readonly Fixer[]): Expected => ({ by })

/**
 * What comes of each case, written by hand after the table of the research (`test/regions/quotes.md`): its
 * columns "Message", "Who fixes what" and "Fields".
 */
export const expectedCases: Readonly<Record<string, Row>> = {
  C01: {
    about: 'pupil',
    message:
      'Ваш дневник не найден. Чтобы решить проблему, попросите родителей сообщить о ней через форму обратной связи',
    nature: 'data',
    all: school(['guardian'], CHILD),
    adult: school(['pupil'], CHILD),
    foreign: school(['guardian'], FOREIGN),
    says: ['СНИЛС', 'форму обратной связи'],
  },
  C02: {
    about: 'pupil',
    message: 'Ваш дневник не найден. Чтобы решить проблему, сообщите о ней через форму обратной связи',
    nature: 'data',
    all: school(['guardian'], CHILD),
    adult: school(['pupil'], CHILD),
    foreign: school(['guardian'], FOREIGN),
    says: ['СНИЛС', 'форму обратной связи'],
  },
  C03: {
    message: 'Для входа в дневник нужно согласие одного из родителей',
    nature: 'consent',
    all: only('guardian'),
    adult: only('pupil'),
    says: ['перейдите по ссылке'],
  },
  C04: {
    message:
      'Для входа в дневник необходимо согласие. Перейдите по ссылке из уведомления, направленного в ваш личный кабинет на Госуслугах.',
    nature: 'consent',
    all: only('guardian'),
    adult: only('pupil'),
    says: ['перейдите по ссылке'],
  },
  C05: {
    about: 'guardian',
    message: 'Дневник не найден.',
    nature: 'data',
    after: { child: 'C01', teen: 'C01', adult: 'C02', foreign: 'C01' },
    all: school(['guardian'], PARENT),
    says: ['СНИЛС', 'ещё раз'],
  },
  C06: {
    message: 'Вы не можете войти в дневник, так как не дали согласие на обработку данных.',
    nature: 'consent',
    all: only('guardian'),
    adult: only('pupil'),
    says: ['перейдите по ссылке'],
  },
  C07: {
    about: 'pupil',
    message: 'Дневник ребенка не найден.',
    nature: 'data',
    all: school(['guardian'], CHILD),
    adult: school(['pupil'], CHILD),
    foreign: school(['guardian'], FOREIGN),
    says: ['СНИЛС'],
  },
  C08: {
    message: 'Ребенок не может войти в дневник, так как родители не дали согласие на обработку данных.',
    nature: 'consent',
    all: only('guardian'),
    adult: only('pupil'),
    says: ['перейдите по ссылке'],
  },
  C09: {
    message: 'выходит ошибка, что не удалось найти пользователя',
    nature: 'data',
    all: school(['guardian'], ['snils']),
    adult: school(['pupil'], ['snils']),
    says: ['СНИЛС', 'Контингент'],
  },
  C10: {
    about: 'pupil',
    message: 'Ребёнок не может войти, пока куратор не внёс его телефон или электронную почту с Госуслуг',
    nature: 'data',
    all: school(['guardian'], CONTACTS),
    adult: school(['pupil'], CONTACTS),
    says: ['телефон и почту', 'классному руководителю'],
  },
  C11: {
    about: 'guardian',
    message: 'Родитель не может зарегистрироваться: его СНИЛС не внесён в базу «Контингент»',
    nature: 'data',
    all: school(['guardian'], ['snils', 'birthDate', 'phone']),
    says: ['Контингент', 'паспорт', 'классного руководителя'],
  },
  C12: {
    message:
      'В случае возникновения ошибок, для сверки данных (почта, телефон, СНИЛС) необходимо обратиться в образовательное учреждение.',
    nature: 'data',
    all: school(['guardian'], [...CONTACTS, 'snils']),
    adult: school(['pupil'], [...CONTACTS, 'snils']),
    says: ['почту, телефон и СНИЛС'],
  },
  C13: {
    message:
      'У законного представителя и у ребёнка должны быть разные учётные записи на портале «Госуслуг», разные номера телефонов и адреса электронной почты.',
    nature: 'data',
    all: { by: ['guardian', 'school'], fields: CONTACTS },
    says: ['Детская почта', 'Настроить профиль'],
  },
  C14: {
    message: 'Неверные логин или пароль',
    nature: 'password',
    all: only('guardian'),
    teen: only('pupil'),
    adult: only('pupil'),
    says: ['«Восстановить»'],
  },
  C15: {
    message:
      'Ваши ФИО в учетных записях портала госуслуг и Дневник.ру не совпадают. Вероятно, где-то допущена ошибка или опечатка. Исправить ФИО в учетной записи портала госуслуг Вы можете самостоятельно. Для корректировки ФИО в учетной записи Дневник.ру обратитесь к администратору Дневник.ру в своей организации.',
    nature: 'data',
    all: school(['guardian'], NAME),
    teen: school(['pupil'], NAME),
    adult: school(['pupil'], NAME),
    says: ['Ошибка в журнале', 'Ошибку на Госуслугах исправьте сами'],
  },
  C16: {
    message:
      'К сожалению, мы не смогли найти Ваш профиль Дневник.ру по данным, предоставленным порталом госуслуг.',
    nature: 'data',
    all: school(['guardian'], PARENT),
    adult: school(['pupil'], PARENT),
    says: ['СНИЛС', 'Карточки нет'],
  },
  C17: {
    message: 'Нет учетной записи в Дневник.ру',
    nature: 'card',
    all: school(['guardian'], [...CHILD, 'birthDate', ...CONTACTS]),
    adult: school(['pupil'], [...PARENT, 'birthDate', ...CONTACTS]),
    parent: school(['guardian'], [...PARENT, 'birthDate', ...CONTACTS]),
    says: ['создайте карточку'],
  },
  C18: {
    about: 'guardian',
    message: 'Не связаны дети и родители в Дневник.ру',
    nature: 'card',
    all: school(['guardian'], []),
    says: ['свяжите профили'],
  },
  C19: {
    message: 'Раздел «Семья и дети» недоступен, нельзя добавить ребёнка',
    nature: 'account',
    all: only('guardian'),
    foreign: only('guardian', 'mfc'),
    says: ['МФЦ', 'до нескольких недель', 'Семья и дети'],
  },
  C20: {
    message: 'Данные введены вручную. Запросите в загсе для корректной работы услуг',
    nature: 'account',
    all: only('guardian', 'zags'),
    foreign: only('mfc', 'guardian'),
    says: ['ЗАГС'],
  },
  C21: {
    message:
      'Учётную запись на портале Госуслуг можно создать только для детей с российским свидетельством о рождении.',
    nature: 'account',
    all: only('mfc', 'guardian'),
    teen: only('mfc', 'pupil'),
    adult: only('mfc', 'pupil'),
    says: ['МФЦ'],
  },
  C22: {
    message: 'Для создания учётной записи ребёнок должен иметь российское гражданство',
    nature: 'account',
    all: only('mfc', 'guardian'),
    teen: only('mfc', 'pupil'),
    adult: only('mfc', 'pupil'),
    says: ['МФЦ'],
  },
  C23: {
    message: 'Почта или телефон уже используются в другой учётной записи на Госуслугах',
    nature: 'account',
    all: only('guardian'),
    teen: only('pupil'),
    adult: only('pupil'),
    says: ['почту'],
  },
  C24: {
    message: 'Подтвердите электронную почту',
    nature: 'account',
    all: only('guardian', 'support'),
    teen: only('pupil', 'support'),
    adult: only('pupil', 'support'),
    says: ['«Подтвердить адрес»', 'службу поддержки'],
  },
  C25: {
    message: 'Код привязки не подходит или истёк',
    nature: 'binding',
    all: only('guardian', 'pupil'),
    child: only('guardian'),
    foreign: only('guardian'),
    says: ['«Привязать»'],
  },
  C26: {
    message: 'Родителю не пришёл запрос на согласие: ребёнок ещё не пробовал войти',
    nature: 'consent',
    all: only('pupil', 'guardian'),
    child: only('guardian'),
    foreign: only('guardian'),
    adult: only('pupil'),
  },
  C27: {
    message: 'Ребёнок забыл пароль от учётной записи на Госуслугах',
    nature: 'password',
    all: only('guardian'),
    teen: only('pupil'),
    adult: only('pupil'),
    says: ['«Восстановить»'],
  },
  C28: {
    message: 'На странице «Предоставление прав доступа» нажали «Отказать» или не нажали «Предоставить»',
    nature: 'consent',
    all: only('guardian'),
    teen: only('pupil'),
    adult: only('pupil'),
    says: ['«Предоставить»'],
  },
  C29: {
    message: 'При входе выбран не тот регион',
    nature: 'door',
    all: only('guardian'),
    teen: only('pupil'),
    adult: only('pupil'),
    says: ['«Войти через Госуслуги»'],
  },
  C30: {
    message: 'После входа в списке две школы',
    nature: 'card',
    all: school(['pupil'], []),
    parent: school(['guardian'], []),
    says: ['закройте карточку', 'Выберите в списке'],
  },
  C31: {
    message: 'Ученику исполнилось 14 лет, детская учётная запись больше не подходит',
    nature: 'card',
    all: only('pupil', 'guardian', 'mfc', 'school'),
    says: ['«Привязать»', 'МФЦ', 'не удаляйте'],
  },
  C32: {
    message: 'Ученику исполнилось 18 лет, согласие родителя больше не действует',
    nature: 'consent',
    all: only('pupil'),
    says: ['соглас'],
  },
  C33: {
    message: 'Нельзя привязывать учетную запись ученика к госуслугам родителя и наоборот!',
    nature: 'card',
    all: school(['guardian'], []),
    teen: school(['pupil'], []),
    adult: school(['pupil'], []),
    says: ['Отвяжите', 'своей учётной записью'],
  },
  C34: {
    message: 'Старый адрес дневника не открывается или не пускает',
    nature: 'door',
    all: only('guardian'),
    teen: only('pupil'),
    adult: only('pupil'),
    says: ['дневник переехал'],
  },
  C35: {
    message: 'Технический сбой: Госуслуги или дневник не работают',
    nature: 'outage',
    all: only('wait', 'support'),
    says: ['Ничего не меняйте', 'горячую линию'],
  },
}
