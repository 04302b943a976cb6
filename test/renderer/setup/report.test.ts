import { expect, test } from 'vitest'
import { FAILURES } from '../../../contract/failures.ts'
import type { SelfTest } from '../../../contract/self-test.ts'
import { reportText } from '../../../renderer/screens/setup/report.ts'
import { en } from '../../../renderer/words/en.ts'
import { ru } from '../../../renderer/words/ru.ts'

const made: SelfTest = {
  at: '2026-11-22T08:00:00.000Z',
  version: '0.1.0',
  system: 'Linux 6.1 x64',
  steps: [
    { step: 'process', state: 'well', facts: ['0.1.0'] },
    { step: 'modules', state: 'skipped', facts: [] },
    { step: 'pin', state: 'failed', failure: FAILURES['pin.blocked'], facts: ['0'] },
  ],
}

test('the report can be read by support, step by step', () => {
  expect(reportText(ru, made)).toBe(`Отчёт о проверке карты
Время: 2026-11-22T08:00:00.000Z
Сверка: 0.1.0
Система: Linux 6.1 x64

[+] Сверка работает с картами: в порядке
    версия 0.1.0
[ ] Драйверы изготовителей: не проверялось
[x] Попытки ПИН-кода: не в порядке
    № 302 Карта заблокирована
    осталось попыток: 0
`)
})

test('in English it has the same lines', () => {
  expect(reportText(en, made).split('\n').length).toBe(reportText(ru, made).split('\n').length)
})
