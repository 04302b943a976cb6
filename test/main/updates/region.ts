import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import {
  createServer as plainServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import { createServer as coveredServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { canonicalJson, type Canonical } from '../../../domain/canonical.ts'
import type { UpdateDescriptor } from '../../../contract/updates.ts'
import { textOfKey, updateKeyOf, type UpdateKey } from '../../../main/updates/keys.ts'

/** A pair of keys of a region that there is not. */
export function ownKeys(): { text: string; held: UpdateKey; secret: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const text = textOfKey(publicKey)
  return { text, held: updateKeyOf(text), secret: privateKey }
}

export const NOW = Date.parse('2026-11-23T08:00:00.000Z')

/** What the region's server offers: a newer version in one file of plain text. */
export const PROGRAM = Buffer.from(`#!/bin/sh\n${'# the newer program\n'.repeat(4_000)}`)

export const sha512 = (bytes: Uint8Array): string => createHash('sha512').update(bytes).digest('hex')

/** A description as it should be. */
export const described = (more: Partial<UpdateDescriptor> = {}): UpdateDescriptor => ({
  format: 'sverka-updates/1',
  sequence: 7,
  issued: '2026-11-22T08:00:00.000Z',
  expires: '2026-12-22T08:00:00.000Z',
  version: '1.3.0',
  minimum: '1.0.0',
  base: 13,
  blocked: [],
  rings: { early: 100, usual: 100 },
  files: [
    {
      kind: 'AppImage',
      arch: 'x64',
      file: 'Sverka-1.3.0.AppImage',
      size: PROGRAM.length,
      sha512: sha512(PROGRAM),
    },
  ],
  notes: { ru: 'Быстрее поиск.', en: 'A faster search.' },
  ...more,
})

export const bytesOf = (descriptor: object): Buffer =>
  Buffer.from(canonicalJson(descriptor as unknown as Canonical))

/** One line of the signature file. */
export const signedBy = ({ held, secret }: ReturnType<typeof ownKeys>, bytes: Uint8Array): string =>
  `${held.id} ${sign(null, bytes, secret).toString('base64')}\n`

/** What lies in the folder, by name; a function answers as it likes. */
export type Files = {
  [name: string]: Uint8Array | string | ((request: IncomingMessage, response: ServerResponse) => void)
}

/** The region's folder over HTTP or, with a certificate, HTTPS; ranges are answered as nginx does. */
export async function served(
  files: Files,
  tls?: { key: string; cert: string },
): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const answer: RequestListener = (request, response) => {
    const name = (request.url ?? '').split('/').at(-1)!
    asked.push(`${name}${request.headers.range ? ` ${request.headers.range}` : ''}`)
    const held = Object.hasOwn(files, name) ? files[name] : undefined
    if (held === undefined) return void response.writeHead(404).end('no such file')
    if (typeof held === 'function') return held(request, response)
    const bytes = Buffer.from(held)
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    if (from > 0) {
      response.writeHead(206, {
        'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
        'content-length': bytes.length - from,
      })
      return void response.end(bytes.subarray(from))
    }
    response.writeHead(200, { 'content-length': bytes.length })
    return void response.end(bytes)
  }
  const server = tls ? coveredServer(tls, answer) : plainServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: tls ? `https://localhost:${port}/sverka` : `http://127.0.0.1:${port}/sverka`, asked }
}

/** The folder with a description that is signed as it should be, and its file. */
export function folderOf(keys: ReturnType<typeof ownKeys>, descriptor: object = described()): Files {
  const bytes = bytesOf(descriptor)
  return {
    'updates.json': bytes,
    'updates.json.sig': signedBy(keys, bytes),
    'Sverka-1.3.0.AppImage': PROGRAM,
  }
}
