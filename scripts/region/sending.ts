import { Agent, request } from 'node:http'
import { verdicts, type Parcel, type Verdict } from '../../contract/gateway.ts'

export type Send = (token: string, parcels: readonly Parcel[]) => Promise<Verdict[]>

/** A sender with as little work of its own as can be: the gateways stand in turn behind it. */
export function createSender(
  ports: readonly number[],
  connections: number,
): { send: Send; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let turn = 0
  return {
    send(token, parcels) {
      turn += 1
      const body = JSON.stringify({ parcels })
      return new Promise((resolve, reject) => {
        const asked = request(
          {
            agent,
            host: '127.0.0.1',
            port: ports[turn % ports.length],
            path: '/v1/corrections',
            method: 'POST',
            headers: {
              authorization: `Bearer ${token}`,
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(body),
              'sverka-protocol': '3',
            },
          },
          (answer) => {
            const pieces: Buffer[] = []
            answer.on('data', (piece: Buffer) => pieces.push(piece))
            answer.on('error', reject)
            answer.on('end', () => {
              const text = Buffer.concat(pieces).toString()
              if (answer.statusCode !== 200) return reject(new Error(`${answer.statusCode} ${text}`))
              resolve(verdicts.parse(JSON.parse(text)).verdicts)
            })
          },
        )
        asked.on('error', reject)
        asked.end(body)
      })
    },
    close: () => agent.destroy(),
  }
}

/** Does some work for each, so many at once. */
export async function eachOf<One>(
  all: readonly One[],
  atOnce: number,
  work: (one: One) => Promise<void>,
): Promise<void> {
  const left = all.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const one of left) await work(one)
    }),
  )
}
