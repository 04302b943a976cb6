import { expect, test } from 'vitest'
import type { News } from '../../../contract/news.ts'
import { onNews } from '../../../renderer/link/news.ts'

test('all who hear news share one way through the door, and who has stopped is let go', () => {
  const atDoor: ((news: News) => void)[] = []
  const kiosk = {
    call: () => Promise.resolve(),
    onNews(hear: (news: News) => void) {
      atDoor.push(hear)
      return () => {}
    },
  }
  Object.assign(globalThis, { kiosk })
  const heard: string[] = []
  const stops = ['first', 'second', 'third'].map((who) => onNews('base', () => heard.push(who)))
  onNews('health', () => heard.push('health'))

  expect(atDoor).toHaveLength(1)
  stops[1]!()
  atDoor[0]!({ name: 'base', value: {} })
  expect(heard).toEqual(['first', 'third'])
})
