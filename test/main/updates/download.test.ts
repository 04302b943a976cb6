import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addressOf } from '../../../main/updates/ask-description.ts'
import { download, nameOf } from '../../../main/updates/download.ts'
import { getterOf } from '../../../main/updates/over-https.ts'
import { ownFolder } from '../../fakes/store.ts'
import { until } from '../../fakes/desk.ts'
import { described, PROGRAM, served, sha512, type Files } from './region.ts'

const [file] = described().files
const name = file!.file

/** Fetches the file of the description from a folder; what came of it, and what is left on the disk. */
async function fetched(
  files: Files,
  more: { folder?: string; file?: typeof file; stopped?: AbortSignal; isSlow?: boolean } = {},
) {
  const { folder = ownFolder(), stopped = new AbortController().signal, isSlow = false } = more
  const wanted = more.file ?? file!
  const { url, asked } = await served(files)
  const outcome = await download({
    file: wanted,
    url: addressOf(url, wanted.file),
    folder,
    get: getterOf([], isSlow ? 1_000 : 30_000),
    stopped,
    patience: { silenceMs: isSlow ? 250 : 30_000, tooLittle: 1_024 },
  })
  return {
    folder,
    asked,
    came: outcome.ok ? 'here' : outcome.fault.code,
    left: readdirSync(folder),
  }
}

const whole = nameOf(file!)
const part = `${whole}.part`

test('a file is here when all its bytes are those that were signed', async () => {
  const { came, left, folder, asked } = await fetched({ [name]: PROGRAM })
  expect({ came, left, asked }).toEqual({ came: 'here', left: [whole], asked: [name] })
  expect(readFileSync(join(folder, whole)).equals(PROGRAM)).toBe(true)
  const again = await fetched({}, { folder })
  expect({ came: again.came, asked: again.asked }).toEqual({ came: 'here', asked: [] })
})

const half = PROGRAM.subarray(0, PROGRAM.length / 2)
const turned = Buffer.from(PROGRAM.map((byte, place) => (place === 9 ? byte ^ 1 : byte)))

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const moved =
  (to: string): Answer =>
  (_request, response) =>
    response.writeHead(302, { location: to }).end()

/** Says nothing of its length and goes on for as long as anybody listens. */
const endless: Answer = (_request, response) => {
  const more = (): void => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    response.once('drain', more)
  }
  more()
}

const drips: Answer = (_request, response) => {
  response.writeHead(200, { 'content-length': PROGRAM.length })
  const timer = setInterval(() => response.write('#'), 20)
  response.once('close', () => clearInterval(timer))
}

test.each<[string, Uint8Array | Answer, string]>([
  ['other bytes of the same length', turned, 'updates.file'],
  ['half a file', half, 'updates.file'],
  ['more than was signed', Buffer.concat([PROGRAM, Buffer.from('#')]), 'updates.large'],
  ['a file without an end', endless, 'updates.large'],
  ['a way to another host', moved('http://localhost:1/x'), 'updates.redirect'],
  ['a way out of TLS', moved('http://127.0.0.1/x'), 'updates.redirect'],
  ['a way aside on the same host', moved(`/elsewhere/${name}`), 'updates.redirect'],
  ['an error of the server', (_request, response) => response.writeHead(500).end(), 'updates.away'],
  ['silence', () => undefined, 'updates.slow'],
  [
    'a part that was not asked for',
    (_request, response) =>
      response
        .writeHead(206, { 'content-range': `bytes 9-${PROGRAM.length - 1}/${PROGRAM.length}` })
        .end(PROGRAM.subarray(9)),
    'updates.file',
  ],
])('%s is refused, and nothing of it stays', async (_what, answer, code) => {
  const { came, left } = await fetched({ [name]: answer }, { isSlow: code === 'updates.slow' })
  expect({ came, left }).toEqual({ came: code, left: [] })
})

test('a server that answers in drips is given up', async () => {
  const { came, left } = await fetched({ [name]: drips }, { isSlow: true })
  expect({ came, left }).toEqual({ came: 'updates.slow', left: [part] })
})

test('what was cut off goes on where it was', async () => {
  const cut: Answer = (_request, response) => {
    response.writeHead(200, { 'content-length': PROGRAM.length })
    response.write(half, () => setTimeout(() => response.destroy(), 50))
  }
  const { came, left, folder } = await fetched({ [name]: cut })
  expect({ came, left }).toEqual({ came: 'updates.cut', left: [part] })
  const size = readFileSync(join(folder, part)).length
  const again = await fetched({ [name]: PROGRAM }, { folder })
  expect(again.asked).toEqual([`${name} bytes=${size}-`])
  expect({ came: again.came, left: again.left }).toEqual({ came: 'here', left: [whole] })
})

test('what somebody has put into the part is found out when the whole is weighed', async () => {
  const folder = ownFolder()
  writeFileSync(join(folder, part), Buffer.alloc(half.length, '!'))
  const { came, left } = await fetched({ [name]: PROGRAM }, { folder })
  expect({ came, left }).toEqual({ came: 'updates.file', left: [] })
})

test('what lies there under the right name and holds other bytes is fetched anew', async () => {
  const folder = ownFolder()
  writeFileSync(join(folder, whole), turned)
  const { came, asked } = await fetched({ [name]: PROGRAM }, { folder })
  expect({ came, asked }).toEqual({ came: 'here', asked: [name] })
  expect(sha512(readFileSync(join(folder, whole)))).toBe(file!.sha512)
})

test('a file that no disk of a school holds is not begun', async () => {
  const { came, left, asked } = await fetched({ [name]: PROGRAM }, { file: { ...file!, size: 2 ** 52 } })
  expect({ came, left, asked }).toEqual({ came: 'updates.full', left: [], asked: [] })
})

test('a person may stop it, and what is here stays for the next time', async () => {
  const stopping = new AbortController()
  const folder = ownFolder()
  const slow: Answer = (_request, response) => {
    response.writeHead(200, { 'content-length': PROGRAM.length })
    response.write(half)
  }
  const coming = fetched({ [name]: slow }, { folder, stopped: stopping.signal })
  await until(() => readdirSync(folder).includes(part) || undefined)
  stopping.abort()
  const { came, left } = await coming
  expect({ came, left }).toEqual({ came: 'updates.cancelled', left: [part] })
})
