import { expect, test } from 'vitest'
import { standingOf } from '../../renderer/screens/requests/standing.ts'
import { en } from '../../renderer/words/en.ts'
import { ru } from '../../renderer/words/ru.ts'

const TODAY = '2026-11-24'

const rows = [
  ['open', '2026-11-20', -2, 'fault', 'просрочено на 2 рабочих дня', 'overdue by 2 working days'],
  ['open', '2026-11-23', -1, 'fault', 'просрочено на 1 рабочий день', 'overdue by 1 working day'],
  ['open', '2026-11-23', 0, 'fault', 'срок прошёл', 'past its last day'],
  ['open', '2026-11-24', 0, 'warn', 'ответить сегодня', 'answer today'],
  ['open', '2026-11-25', 1, 'plain', 'остался 1 рабочий день', '1 working day left'],
  ['open', '2026-12-01', 5, 'plain', 'осталось 5 рабочих дней', '5 working days left'],
  ['done', '2026-11-20', -2, 'good', 'выполнено', 'done'],
  ['refused', '2026-11-20', -2, 'plain', 'отказано', 'refused'],
  ['withdrawn', '2026-11-20', -2, 'plain', 'отозвано', 'withdrawn'],
] as const

for (const [state, due, workingDaysLeft, tone, russian, english] of rows) {
  test(`${state}, due on ${due}, is said in words and not by colour alone: ${english}`, () => {
    const request = { state, due, workingDaysLeft }
    const standing = standingOf(request, ru, TODAY)
    expect([standing.tone, standing.said.replaceAll('\u00a0', ' ')]).toEqual([tone, russian])
    expect(standingOf(request, en, TODAY).said.replaceAll('\u00a0', ' ')).toBe(english)
    expect(standing.icon).not.toBe('')
  })
}
