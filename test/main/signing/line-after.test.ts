import { expect, test } from 'vitest'
import type { SignerLine } from '../../../main/signing/line.ts'
import { lineAfter } from '../../../main/signing/line-after.ts'

/** A line whose process starts after a moment, and what has happened to that process. */
function ownLine() {
  const happened: string[] = []
  const moment = Promise.withResolvers<void>()
  const start = (): SignerLine => {
    happened.push('started')
    return {
      post: (message) => void happened.push(`post ${String(message)}`),
      onMessage: (on) => on('hello'),
      onExit() {},
      kill: () => void happened.push('killed'),
    }
  }
  return { happened, open: lineAfter(moment.promise, start), come: moment.resolve }
}

test('what is posted before the moment has come is heard in order once the process runs', async () => {
  const { happened, open, come } = ownLine()
  const line = open()
  line.onMessage((message) => void happened.push(`heard ${String(message)}`))
  line.post(1)
  line.post(2)
  expect(happened).toEqual([])
  come()
  await Promise.resolve()
  line.post(3)
  line.kill()
  expect(happened).toEqual(['started', 'heard hello', 'post 1', 'post 2', 'post 3', 'killed'])
})

test('a line that is ended before the moment has come says so, and starts nothing', async () => {
  const { happened, open, come } = ownLine()
  const line = open()
  line.onExit(() => void happened.push('exit'))
  line.kill()
  line.kill()
  come()
  await Promise.resolve()
  expect(happened).toEqual(['exit'])
})

test('after the moment a process is started at once', async () => {
  const { happened, open, come } = ownLine()
  come()
  await Promise.resolve()
  open()
  expect(happened).toEqual(['started'])
})
