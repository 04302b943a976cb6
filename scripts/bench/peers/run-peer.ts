/** One peer in a process of its own: it makes itself, tells that it stands ready, and answers what it is asked. */
import { peers } from './all.ts'
import { answerTo } from './answer.ts'
import type { Asked, FromPeer } from './ask.ts'
import type { Made } from './peer.ts'
import { peopleIn } from './people.ts'

const [name = '', size = '', seed = '', folder = '', file = ''] = process.argv.slice(2)
const peer = peers[name]
if (!peer) throw new Error(`no such peer: ${name}`)

/** What must be ended when this process is let go, also before it stands ready. */
const open: Pick<Made, 'close'>[] = []
process.once('disconnect', () => {
  for (const { close } of open) close?.()
  process.exit()
})

const from = performance.now()
const people = () => peopleIn(file)
const made = await peer.make({ size: Number(size), seed: Number(seed), folder, people })
open.push(made)
const { find, disk, outside, reopen } = made
const seconds = (performance.now() - from) / 1_000
tell({ is: 'ready', seconds, memory: memory(), disk: disk?.() })

process.once('message', (message) => {
  void answer(message as Asked)
})

async function answer(asked: Asked): Promise<void> {
  for (const ask of asked.asks) tell({ is: 'answered', ...(await answerTo(find, ask, asked)) })
  tell({ is: 'finished', memory: memory(), reopen: await reopen?.() })
}

/** Resident bytes of this process, and of those it has started. */
function memory(): number {
  globalThis.gc?.()
  return process.memoryUsage.rss() + (outside?.() ?? 0)
}

function tell(message: FromPeer): void {
  process.send!(message)
}
