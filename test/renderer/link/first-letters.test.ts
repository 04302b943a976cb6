import { expect, test } from 'vitest'
import type { Found } from '../../../contract/people.ts'
import { done, failed } from '../../../domain/outcome.ts'
import { firstLetters } from '../../../renderer/link/first-letters.ts'

/** Finds nobody, and says for how many changes of the people it did. */
function ground() {
  const asked: string[] = []
  let waiting: (() => void)[] = []
  const letters = firstLetters({
    find: (query) => {
      asked.push(query)
      return Promise.resolve(
        query === 'я'
          ? failed({ code: 'shift.closed' })
          : done({ found: [] as Found[], more: query === 'а' }),
      )
    },
    rest: () => new Promise<void>((resolve) => waiting.push(resolve)),
  })
  /** Lets it go on so many times. */
  const pass = async (times: number) => {
    for (let time = 0; time < times; time++) {
      const now = waiting
      waiting = []
      for (const go of now) go()
      await new Promise((resolve) => setTimeout(resolve))
    }
  }
  return { letters, asked, pass }
}

test('one sign after the other is asked for, and known from then on', async () => {
  const { letters, asked, pass } = ground()
  letters.renew()
  expect(letters.get('а')).toBeUndefined()
  await pass(3)
  expect(asked).toEqual(['а', 'б'])
  expect(letters.get('а')).toEqual({ found: [], more: true })
  expect(letters.get('аб')).toBeUndefined()
})

test('when the people change nothing is known any more, and the asking begins anew', async () => {
  const { letters, asked, pass } = ground()
  letters.renew()
  await pass(3)
  letters.renew()
  expect(letters.get('а')).toBeUndefined()
  await pass(3)
  expect(asked).toEqual(['а', 'б', 'а', 'б'])
})

test('an answer that was on its way when the people changed is not taken', async () => {
  let answer = (): void => {}
  const letters = firstLetters({
    find: () => new Promise((resolve) => (answer = () => resolve(done({ found: [], more: false })))),
    rest: () => Promise.resolve(),
  })
  letters.renew()
  await new Promise((resolve) => setTimeout(resolve))
  letters.stop()
  answer()
  await new Promise((resolve) => setTimeout(resolve))
  expect(letters.get('а')).toBeUndefined()
})

test('a refusal ends the asking', async () => {
  const { letters, asked, pass } = ground()
  letters.renew()
  await pass(60)
  expect(asked.at(-1)).toBe('я')
  expect(letters.get('ю')).toBeDefined()
})
