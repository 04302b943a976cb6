export const setup = {
  title: 'Настройка',
  parts: { cards: 'Карты', staff: 'Сотрудники', trust: 'Доверие', failures: 'Ошибки и что делать' },
}
