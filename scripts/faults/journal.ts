/** A gateway in a process of its own, with its archive in memory. Told how many pupils there are; says where it listens. */
import { openPglite } from '../../gateway/archive/pglite.ts'
import { migrate } from '../../gateway/archive/migrate.ts'
import { listen } from '../../gateway/listen.ts'
import { openRegion } from '../interleave/region.ts'
import { pupils, SCHOOL } from './office.ts'

/** What is asked of it, and what it answers. */
export type AskedJournal = { readonly pupils: number } | { readonly ask: 'log' }
export type ToldJournal =
  | { readonly url: string; readonly token: string }
  | { readonly log: readonly { readonly id: string; readonly state: string }[] }

const tell = (told: ToldJournal): void => void process.send?.(told)

process.once('message', (asked: AskedJournal) => void run('pupils' in asked ? asked.pupils : 0))

async function run(count: number): Promise<void> {
  const sql = await openPglite()
  await migrate(sql)
  const region = await openRegion({ sql, school: SCHOOL, people: pupils(count), now: Date.now })
  const token = await region.addWorkplace('desk-1')
  const answer = async (request: Request): Promise<Response> => {
    const body = request.method === 'GET' ? undefined : await request.arrayBuffer()
    return region.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(body && { body }),
    })
  }
  const door = await listen(answer, { host: '127.0.0.1', port: 0 })
  process.on(
    'message',
    () =>
      void region
        .log()
        .then((log) => tell({ log: log.map(({ id, verdict }) => ({ id, state: verdict.state })) })),
  )
  process.once('disconnect', () => process.exit(0))
  tell({ url: `http://127.0.0.1:${door.port}`, token })
}
