import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pupil } from '../../test/fakes/people.ts'
import { connect } from '../../main/store/database.ts'
import { migrate } from '../../main/store/migrate.ts'
import { openStore, unlock } from '../../main/store/open.ts'
import { idOf, KEY, officeOf, phoneOf, pupils, traceOf } from './office.ts'

/** The step of the base that an older program has left. */
const STEP = 10

/** A profile with the base of an older program, with people and the log of a day in it. */
export function olderBase(folder: string): { before: string; from: number } {
  const before = join(folder, 'before')
  mkdirSync(before, { recursive: true })
  const database = connect(join(before, 'base.db'))
  unlock(database, KEY)
  migrate(database, STEP)
  const put = database.prepare(`
    insert into person (id, kind, last_name, first_name, middle_name, birth_date, sex, snils, citizenship, phone, email, state, version)
    values (@id, @kind, @lastName, @firstName, @middleName, @birthDate, @sex, @snils, @citizenship, @phone, @email, @state, @version)`)
  for (let number = 1; number <= 40; number += 1) {
    const { documents: _documents, links: _links, className: _class, ...person } = pupil({ id: idOf(number) })
    put.run(person)
  }
  database.close()
  return { before, from: STEP }
}

/** A profile with a base of yesterday; and what a person was told then. */
export function yesterdaysBase(folder: string): { before: string; told: string[] } {
  const before = join(folder, 'before')
  mkdirSync(before, { recursive: true })
  const opened = openStore({ file: join(before, 'base.db'), key: KEY })
  if (!opened.ok) throw new Error(opened.fault.code)
  const office = officeOf(opened.value)
  office.put(pupils(40))
  const told = [1, 2, 3].map((number) => {
    const held = office.draft(number, phoneOf(number))
    office.sign(held)
    return `signed ${held.correction.id} ${traceOf(held.bytes)}`
  })
  opened.value.close()
  return { before, told }
}
