import type { Role } from '../../../domain/role.ts'

/** Whose shift it is, and how it passes from one to another. */
export const shift = {
  prepare: 'Работать без карты',
  prepareWhat: 'Можно искать, сверять и готовить исправления. Чтобы подписать их, понадобится карта.',
  left: 'Не забудьте карту в считывателе',
  leftWhat: 'Выньте её, если уходите.',
  without: 'без карты',
  withoutWhat: 'Смена открыта без карты: можно искать и готовить исправления.',
  came: (name: string) => `Вставлена карта: ${name}`,
  takeOver: 'Передать смену',
  takeOverWhat: 'Всё, что введено, останется на экране.',
  open: 'Открыть смену этой картой',
  notNow: 'Не сейчас',
  taken: (name: string) => `Смена передана: ${name}. Введённое осталось.`,
  kept: 'Незаконченная сверка сохранена. Откройте ту же карточку, чтобы продолжить.',
}

export const roles: { readonly [Name in Role]: string } = {
  secretary: 'секретарь',
  curator: 'куратор',
  administrator: 'администратор',
}
