import type { Judged } from '../../gateway/archive/corrections.ts'
import type { OpenSql, Sql } from '../../gateway/archive/sql.ts'
import { createArchive } from '../../gateway/archive/archive.ts'
import { createGateway } from '../../gateway/app.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { believing } from '../../test/gateway/region.ts'

/** What the region did to its people besides corrections, and after how many rows of the log. */
export type Deed = { readonly after: number; readonly id: string } & (
  { readonly kind: 'put'; readonly record: PersonRecord } | { readonly kind: 'gone' }
)

type Wishes = { sql: OpenSql; school: string; people: readonly PersonRecord[]; now: () => number }

/** A school of its own in an archive that many runs share, with a copy of it that can be put back. */
export async function openRegion({ sql, school, people, now }: Wishes) {
  let statementsLeft = Infinity
  const failing = (inner: Sql): Sql => ({
    query(text, parameters) {
      statementsLeft -= 1
      if (statementsLeft < 0) throw new Error('the gateway has died')
      return inner.query(text, parameters)
    },
    script: (text) => inner.script(text),
    transaction: (work) => inner.transaction((inside) => work(failing(inside))),
  })
  const archive = createArchive(sql)
  const surprises: string[] = []
  const start = () =>
    createGateway({
      archive: createArchive(failing(sql)),
      verify: believing,
      now,
      log: { access: () => undefined, surprise: (where) => surprises.push(where) },
      training: false,
      certificates: 'any',
      oldestDays: 3_660,
      secondSignature: false,
    })

  await archive.rights.addSchool(school, 'Учебная школа')
  await archive.people.load(school, people)
  let app = start()
  let deeds: Deed[] = []
  let copy: { deeds: Deed[] } | undefined
  let restores = 0

  const logLength = async (): Promise<number> => (await archive.corrections.all(school)).length
  const held = async (id: string): Promise<PersonRecord | undefined> =>
    (await archive.people.find(school, [id])).get(id)

  return {
    archive,
    school,
    surprises,
    deeds: (): readonly Deed[] => deeds,
    restores: (): number => restores,
    restart: (): void => void (app = start()),
    log: (): Promise<Judged[]> => archive.corrections.all(school),

    /** Answers one request; with `dies` the gateway breaks down before that statement of its database. */
    async fetch(url: string, init: RequestInit, dies = Infinity): Promise<Response> {
      statementsLeft = dies
      try {
        return await app.request(url, init)
      } finally {
        statementsLeft = Infinity
      }
    },

    async addWorkplace(code: string): Promise<string> {
      const token = `token-of-${school}-${code}`
      await archive.rights.addWorkplace(school, code, token)
      return token
    },

    async change(id: string, change: (record: PersonRecord) => PersonRecord): Promise<void> {
      const before = await held(id)
      if (!before) return
      const record = change(before)
      if ((await archive.people.load(school, [record])) > 0)
        deeds.push({ kind: 'put', id, record, after: await logLength() })
    },

    async retire(id: string): Promise<void> {
      if ((await archive.people.retire(school, [id])) > 0)
        deeds.push({ kind: 'gone', id, after: await logLength() })
    },

    async comeBack(record: PersonRecord): Promise<void> {
      if (await held(record.id)) return
      await archive.people.load(school, [record])
      deeds.push({ kind: 'put', id: record.id, record, after: await logLength() })
    },

    async copy(): Promise<void> {
      copy = { deeds: [...deeds] }
      await sql.script(COPY.replaceAll('$school', school))
    },

    /** The archive is put back to the copy, as a database is, and told so, as the manual says. */
    async restore(): Promise<void> {
      if (!copy) return
      deeds = [...copy.deeds]
      await sql.script(RESTORE.replaceAll('$school', school))
      await archive.renew()
      restores += 1
    },
  }
}

export type Region = Awaited<ReturnType<typeof openRegion>>

/** Where the copy lies; to be run once in an archive. */
export const COPIES = `
create table kept_person as select * from person with no data;
create table kept_correction as select * from correction with no data;
create table kept_school as select * from school with no data;`

const COPY = `
delete from kept_person; delete from kept_correction; delete from kept_school;
insert into kept_person select * from person where school = '$school';
insert into kept_correction select * from correction where school = '$school';
insert into kept_school select * from school where code = '$school';`

/** The log cannot be cut by anything but this: the triggers that guard it are passed over, as a restore does. */
const RESTORE = `
set session_replication_role = replica;
delete from correction where school = '$school';
insert into correction overriding system value select * from kept_correction;
delete from person where school = '$school';
insert into person select * from kept_person;
update school set last_change = kept.last_change from kept_school kept where school.code = kept.code;
set session_replication_role = default;`
