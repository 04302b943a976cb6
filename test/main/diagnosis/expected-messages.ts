import { CHILD, CONTACTS, FOREIGN, NAME, PARENT, only, school, type Row } from './expected.ts'

/** C01–C18: what the diary or Госуслуги say. Written by hand after the table of `test/regions/quotes.md`. */
export const expectedMessages: Readonly<Record<string, Row>> = {
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
}
