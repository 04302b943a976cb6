import { expect, test } from 'vitest'
import type { Wanted } from '../../../main/register/filter.ts'
import { connect } from '../../../main/store/database.ts'
import { migrate } from '../../../main/store/migrate.ts'
import { unlock } from '../../../main/store/open.ts'
import { steps } from '../../../main/store/steps.ts'
import { register } from '../../../main/store/steps/0012-register.ts'
import { bytesOf } from '../../../main/store/corrections.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { key, ownFolder } from '../../fakes/store.ts'
import { linesOf } from '../../../main/register/lines.ts'
import { idOf, made, ownJournal } from './journal.ts'

const NAME = [{ field: 'lastName', was: 'Иванов', becomes: 'Иванова' }] as const

const FIVE = [
  made(1),
  made(2, { person: guardian().id, changes: [...NAME] }),
  made(3, { basis: 'copy' }),
  made(4, { changes: [...NAME, { field: 'snils', was: '', becomes: '08765430300' }] }),
  made(5),
]

const everything = { from: 0, limit: 100 }

test.for<[string, Wanted, number[]]>([
  ['nothing is asked', {}, [5, 4, 3, 2, 1]],
  ['days are asked, both included', { from: '2026-09-02', to: '2026-09-03' }, [3, 2]],
  ['a state is asked', { states: ['draft'] }, [5, 4]],
  ['a field is asked that is one of several', { field: 'lastName' }, [4, 2]],
  ['a ground is asked', { basis: 'copy' }, [3]],
  ['a class is asked', { className: '5А' }, [5, 4, 3, 1]],
  ['a class is asked in which nobody learns', { className: '1Я' }, []],
  ['people were found', { sought: { people: [guardian().id], ending: '' } }, [2]],
  ['the end of a number was typed', { sought: { people: [], ending: '00000003' } }, [3]],
  ['whoever has signed is asked', { certificates: [1] }, [3, 2, 1]],
  ['somebody is asked who has signed nothing', { certificates: [2] }, []],
  ['one is asked', { id: idOf(4) }, [4]],
  ['bad signatures are asked', { checked: 'bad' }, [2]],
  ['all must hold', { field: 'lastName', states: ['draft'], className: '5А' }, [4]],
])('the newest that fit come first, where %s', ([, wanted, numbers]) => {
  const { lines, database } = ownJournal(FIVE, { signed: 3 })
  database.exec(`insert into signature_check values (1, 7, ''), (2, 7, 'cades.digest')`)
  expect(lines.list(wanted, everything).map(({ number }) => number)).toEqual(numbers)
  expect(lines.refs(wanted, { onlySigned: false }).map(({ number }) => number)).toEqual(numbers.toReversed())
})

test('a line holds what was signed, who has signed and how the signature stood', () => {
  const { lines, database, signer } = ownJournal(FIVE, { signed: 3 })
  database.exec(`insert into signature_check values (2, 7, 'cades.digest')`)
  const [line] = lines.list({ id: idOf(2) }, everything)
  expect({ ...line, certificates: line!.certificates.length }).toEqual({
    number: 2,
    state: 'waiting',
    correction: FIVE[1],
    certificates: 1,
    check: { at: 7, fault: 'cades.digest' },
  })
  expect(Buffer.from(line!.certificates[0]!).equals(signer.seal(bytesOf(FIVE[1]!)).certificate)).toBe(true)
})

test('states are counted as if the state were not asked', () => {
  const { lines } = ownJournal(FIVE, { signed: 3 })
  const { waiting, draft, confirmed } = lines.states({ states: ['draft'], className: '5А' })
  expect({ waiting, draft, confirmed, all: lines.all() }).toEqual({
    waiting: 2,
    draft: 2,
    confirmed: 0,
    all: 5,
  })
})

test('pages follow one another without a gap', () => {
  const { lines } = ownJournal(FIVE)
  const page = (from: number) => lines.list({}, { from, limit: 2 }).map(({ number }) => number)
  expect([page(0), page(2), page(4), page(6)]).toEqual([[5, 4], [3, 2], [1], []])
})

test('a state that moves on is followed', () => {
  const { lines, journal } = ownJournal(FIVE, { signed: 3 })
  journal.moveTo(idOf(1), 'confirmed')
  expect(lines.list({ states: ['confirmed'] }, everything).map(({ number }) => number)).toEqual([1])
})

test('a base from before the journal has everything in it, also what nobody could read', () => {
  const database = connect(`${ownFolder()}/base.db`)
  unlock(database, key)
  migrate(database, steps.indexOf(register))
  const add = database.prepare(
    `insert into correction (id, person, body, created, state, previous, chain, certificate, signed_at)
     values (?, ?, ?, ?, ?, '', ?, ?, ?)`,
  )
  add.run(idOf(1), pupil().id, bytesOf(FIVE[3]!), 5, 'waiting', 'a', Buffer.from([1]), 6)
  add.run(idOf(2), pupil().id, Buffer.from('no json'), 5, 'draft', 'b', null, null)
  database.prepare(`insert into correction_signer values (?, 2, x'02', 7, '{}')`).run(idOf(1))
  migrate(database)
  const lines = linesOf(database)
  expect({
    all: lines.all(),
    fields: lines.refs({ field: 'lastName' }, { onlySigned: true }),
    seconds: lines.refs({ certificates: [2] }, { onlySigned: false }),
    certificates: lines.certificates().length,
  }).toEqual({
    all: 2,
    fields: [{ number: 1, id: idOf(1) }],
    seconds: [{ number: 1, id: idOf(1) }],
    certificates: 2,
  })
  database.close()
})
