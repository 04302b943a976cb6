import { expect, test } from 'vitest'
import { updating } from './desk.ts'
import { folderOf, ownKeys, served } from './region.ts'

const keys = ownKeys()

test('after a surprise nothing looks as if it went on, and everything may be tried again', async () => {
  const { url } = await served(folderOf(keys))
  const plain = updating(url, keys)
  let isFull = true
  const orFull = (): void => {
    if (isFull) throw new Error('no room')
  }
  const kept = {
    ...plain.kept,
    change: (changed: Parameters<typeof plain.kept.change>[0]) => (orFull(), plain.kept.change(changed)),
  }
  const desk = updating(url, keys, { kept }, plain.folder)
  await expect(desk.check()).rejects.toThrow('no room')
  expect(desk.shown().state).toBe('idle')
  isFull = false
  await desk.check()
  await desk.fetch()
  isFull = true
  await expect(desk.install()).rejects.toThrow('no room')
  expect(desk.shown().state).toBe('idle')
  isFull = false
  await desk.check()
  expect((await desk.install()).ok).toBe(true)
})
