import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { goThrough } from '../../../main/sync/go-through.ts'

/** A proxy that answers for everybody; gives its address and what it was asked for. */
async function ownProxy() {
  const asked: string[] = []
  const proxy = createServer((request, answer) => {
    asked.push(request.url ?? '')
    answer.end()
  })
  proxy.on('connect', ({ url = '' }, socket) => {
    asked.push(url)
    socket.end('HTTP/1.1 502 no\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.close())
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked }
}

async function askBoth(host: string): Promise<void> {
  await fetch(`http://${host}/`).catch(() => undefined)
  await new Promise<void>((resolve) => {
    get(`http://${host}/`, (answer) => answer.resume().on('end', resolve)).on('error', () => resolve())
  })
}

test('a way out that was changed or taken away is changed for everything asked from then on', async () => {
  onTestFinished(() => goThrough(undefined))
  const first = await ownProxy()
  const second = await ownProxy()
  goThrough(first.url)
  await askBoth('one.invalid')
  goThrough(second.url)
  await askBoth('two.invalid')
  goThrough(undefined)
  await askBoth('three.invalid')
  expect({ first: first.asked, second: second.asked }).toEqual({
    first: ['one.invalid:80', 'http://one.invalid/'],
    second: ['two.invalid:80', 'http://two.invalid/'],
  })
})
