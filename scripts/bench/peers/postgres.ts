import { Client } from 'pg'
import { textOf, wordsTyped, type Sought } from './people.ts'
import { SHOWN, type Peer } from './peer.ts'
import { startPostgres } from './postgres-server.ts'

/** What a program with a server would take: trigrams in PostgreSQL, over the socket of the same machine. */
export const postgres: Peer = {
  title: 'PostgreSQL, pg_trgm',
  lives: 'server',
  set: 'GIN with `gin_trgm_ops`, 1 GB of shared buffers, no parallel workers, prepared statements over the unix socket; all words as beginnings (`like`), and where nobody fits `<%` ordered by `<<->` with the threshold 0.5',
  async make({ people, folder }) {
    const server = startPostgres(folder)
    const client = new Client({ connectionString: server.url })
    await client.connect()
    await client.query('create extension pg_trgm')
    await client.query('create unlogged table person (row_id int primary key, words text not null)')
    for (const rows of together(people(), 10_000)) {
      await client.query('insert into person select * from unnest($1::int[], $2::text[])', [
        rows.map(({ row }) => row),
        rows.map((person) => ` ${textOf(person)}`),
      ])
    }
    await client.query("set maintenance_work_mem = '1GB'")
    await client.query('create index on person using gin (words gin_trgm_ops) with (fastupdate = off)')
    await client.query('vacuum analyze person')
    await client.query('set pg_trgm.word_similarity_threshold = 0.5')

    return {
      async find(typed) {
        const words = wordsTyped(typed)
        if (words.length === 0) return []
        const straight = await client.query<{ row_id: number }>({
          name: `straight ${words.length}`,
          text: `select row_id from person where ${words.map((_, place) => `words like $${place + 1}`).join(' and ')} limit ${SHOWN}`,
          values: words.map((word) => `% ${word}%`),
        })
        if (straight.rows.length > 0) return straight.rows.map(({ row_id }) => row_id)
        const near = await client.query<{ row_id: number }>({
          name: 'near',
          text: `select row_id from person where $1 <% words order by $1 <<-> words limit ${SHOWN}`,
          values: [words.join(' ')],
        })
        return near.rows.map(({ row_id }) => row_id)
      },
      outside: server.memory,
      disk: server.disk,
      async reopen() {
        const from = performance.now()
        const again = new Client({ connectionString: server.url })
        await again.connect()
        await again.query(`select row_id from person where words like '% иванов%' limit ${SHOWN}`)
        const took = performance.now() - from
        await again.end()
        return took
      },
      close() {
        client.on('error', () => {})
        server.close()
      },
    }
  },
}

function* together(people: Iterable<Sought>, most: number): Generator<Sought[]> {
  let rows: Sought[] = []
  for (const person of people) {
    rows.push(person)
    if (rows.length < most) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}
