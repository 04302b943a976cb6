import type { Mark } from '../../../contract/mark.ts'
import type { WordsOf } from '../of-code.ts'
import { formatDate } from '../../../domain/date.ts'
import { counted, pluralOf } from '../count.ts'
import { findings, type Noticed } from './findings.ts'

const differ = 'На Госуслугах у каждого должен быть свой. Уточните, чей он.'

/** What the checks of the whole base say about a card: the rules of its fields, and what others tell. */
export const marks: WordsOf<Mark, Noticed> = {
  ...findings,
  'snils.phone': () => ({ what: 'Вместо СНИЛС записан телефон', act: 'Внесите СНИЛС по документу.' }),
  'snils.elsewhere': ({ others }) => ({
    what: `Этот СНИЛС ещё у ${others.length} ${pluralOf(others.length, 'человека', 'человек', 'человек')}`,
    act: 'Верен он только у одного. Сверьте с документом.',
  }),
  'snils.of-guardian': () => ({
    what: 'Это СНИЛС взрослого',
    act: 'В карточку ребёнка попал номер родителя. Внесите номер ребёнка.',
  }),
  'snils.in-child': () => ({
    what: 'Этот же СНИЛС в карточке ребёнка',
    act: 'Здесь он, вероятно, верен. Исправьте карточку ребёнка.',
  }),
  'snils.of-twin': () => ({
    what: 'Один СНИЛС у близнецов',
    act: 'Номера у них разные. Сверьте оба с документами.',
  }),
  'snils.twin': () => ({
    what: 'Близнецы',
    act: 'Их номера легко перепутать. Сверьте с документом именно этого ребёнка.',
  }),
  'name.swapped': () => ({ what: 'Фамилия и имя перепутаны местами', act: 'Сверьте с документом.' }),
  'certificate.elsewhere': () => ({
    what: 'Такое же свидетельство у другого',
    act: 'Номер у каждого свой. Сверьте с документом.',
  }),
  'certificate.issued': ({ on }) => ({
    what: `Выдано ${formatDate(on)}`,
    act: 'Так не бывает: дата раньше рождения или ещё не наступила. Сверьте с документом.',
  }),
  'phone.of-family': () => ({ what: 'Один телефон у ребёнка и взрослого', act: differ }),
  'phone.elsewhere': () => ({ what: 'Этот телефон и у другого человека', act: differ }),
  'email.of-family': () => ({ what: 'Одна почта у ребёнка и взрослого', act: differ }),
  'email.elsewhere': () => ({ what: 'Эта почта и у другого человека', act: differ }),
  'age.turns': ({ age, on, days }) => ({
    what:
      days > 0
        ? `Через ${counted(days, 'день', 'дня', 'дней')} — ${age} лет`
        : `${formatDate(on)} — ${age} лет`,
    act:
      age === 14
        ? 'Понадобится паспорт и своя учётная запись на Госуслугах.'
        : 'Согласие родителей перестанет действовать: нужно своё.',
  }),
  'age.parent': ({ age }) => ({
    what: `Разница с ребёнком ${counted(age, 'год', 'года', 'лет')}`,
    act: 'Для родителя это необычно. Сверьте даты рождения.',
  }),
  'link.none': () => ({
    what: 'Нет связи с родственниками',
    act: 'Родитель не увидит дневник. Свяжите карточки в журнале.',
  }),
  'link.gone': () => ({ what: 'Связанного человека уже нет в журнале', act: 'Проверьте семью в журнале.' }),
  'card.doubled': () => ({
    what: 'У этого человека две карточки',
    act: 'Журнал может взять не ту. Закройте лишнюю в журнале.',
  }),
  'card.left': () => ({ what: 'Выбыл из школы', act: 'Исправления журнал может не принять.' }),
}
