import { expect, test } from 'vitest'
import type { Choice, ConflictField } from '../../../contract/conflict.ts'
import type { Change } from '../../../domain/correction.ts'
import { pupil } from '../../fakes/people.ts'
import { ownCorrections, type OwnCorrections } from './desk.ts'

const NAME = { field: 'lastName', was: 'Образцов', becomes: 'Образцова' } as const
const PHONE = { field: 'phone', was: '+79000000001', becomes: '+79000000005' } as const

const settle = (desk: OwnCorrections, id: string, ...choices: Choice[]) =>
  desk.conflicts.settle({ id, saw: desk.fields(id), choices })

/** What the draft would change that stands in the place of the conflict; nothing where there is none. */
const draftIn = (desk: OwnCorrections): readonly Change[] | undefined =>
  desk.corrections.in('draft').at(-1)?.correction.changes

test('each field of a conflict is shown three ways', () => {
  const desk = ownCorrections()
  const email = { field: 'email', was: 'p1@example.org', becomes: 'p2@example.org' } as const
  const id = desk.conflict({
    changes: [NAME, PHONE, email],
    now: { lastName: 'Примеров', phone: PHONE.becomes },
  })
  expect(desk.conflicts.list()).toEqual([
    {
      held: desk.corrections.find(id),
      isRead: true,
      isGone: false,
      fields: [
        { field: 'lastName', was: 'Образцов', ours: 'Образцова', theirs: 'Примеров', state: 'differs' },
        { field: 'phone', was: PHONE.was, ours: PHONE.becomes, theirs: PHONE.becomes, state: 'ours' },
        { field: 'email', was: email.was, ours: email.becomes, theirs: email.was, state: 'was' },
      ],
    },
  ])
})

test.each<[string, Choice[], readonly Change[] | undefined]>([
  [
    'keep ours',
    [{ field: 'lastName', take: 'ours' }],
    [{ field: 'lastName', was: 'Примеров', becomes: 'Образцова' }],
  ],
  ['take theirs', [{ field: 'lastName', take: 'theirs' }], undefined],
  [
    'write anew',
    [{ field: 'lastName', take: 'anew', value: ' Учебный ' }],
    [{ field: 'lastName', was: 'Примеров', becomes: 'Учебный' }],
  ],
  ['write anew what the journal holds', [{ field: 'lastName', take: 'anew', value: 'Примеров' }], undefined],
])(
  'a settled conflict is closed, with a draft where the journal is to change: %s',
  (_case, choices, changes) => {
    const desk = ownCorrections()
    const more = { basis: 'copy', askedBy: 'school', case: 'C05' } as const
    const id = desk.conflict({ changes: [NAME], now: { lastName: 'Примеров' }, more })
    const settled = settle(desk, id, ...choices)
    const draft = desk.corrections.in('draft')[0]?.correction
    expect(settled).toEqual({ ok: true, value: draft ? { drafted: draft.id } : {} })
    expect(draftIn(desk)).toEqual(changes)
    if (draft) expect(draft).toMatchObject({ ...more, replaces: id, baseVersion: 2, person: pupil().id })
    expect([desk.state(id), desk.conflicts.list()]).toEqual(['closed', []])
    expect(desk.events.newest(1)).toMatchObject([{ what: 'conflict.settle', subject: id }])
    expect(desk.corrections.firstBrokenLink()).toBeUndefined()
  },
)

const ours: Choice = { field: 'phone', take: 'ours' }
const theirs: Choice = { field: 'phone', take: 'theirs' }
const anew: Choice = { field: 'phone', take: 'anew', value: '8 900 000-00-09' }
const name: Choice = { field: 'lastName', take: 'ours' }
const kept = (was: string, becomes: string): Change => ({ field: 'phone', was, becomes })
const nameKept: Change = { field: 'lastName', was: 'Примеров', becomes: 'Образцова' }
const OTHER = '+79000000007'

/** Of the second field: what the journal holds now, what is chosen, and what becomes of it. */
test.each<[ConflictField['state'], string, Choice[], Change[] | string]>([
  ['differs', OTHER, [], 'conflict.unchosen'],
  ['differs', OTHER, [ours], [nameKept, kept(OTHER, PHONE.becomes)]],
  ['differs', OTHER, [theirs], [nameKept]],
  ['differs', OTHER, [anew], [nameKept, kept(OTHER, '+79000000009')]],
  ['ours', PHONE.becomes, [], [nameKept]],
  ['ours', PHONE.becomes, [ours], [nameKept]],
  ['ours', PHONE.becomes, [theirs], [nameKept]],
  ['ours', PHONE.becomes, [anew], [nameKept, kept(PHONE.becomes, '+79000000009')]],
  ['was', PHONE.was, [], [nameKept, kept(PHONE.was, PHONE.becomes)]],
  ['was', PHONE.was, [ours], [nameKept, kept(PHONE.was, PHONE.becomes)]],
  ['was', PHONE.was, [theirs], [nameKept]],
  ['was', PHONE.was, [anew], [nameKept, kept(PHONE.was, '+79000000009')]],
  ['differs', OTHER, [ours, theirs], 'call.refused'],
  ['differs', OTHER, [ours, { field: 'email', take: 'ours' }], 'call.refused'],
  ['differs', OTHER, [{ field: 'phone', take: 'anew', value: '12' }], 'correction.field'],
  ['differs', OTHER, [{ field: 'phone', take: 'anew', value: `${OTHER} ` }], [nameKept]],
])('a field that is %s (%s) with %j comes to %j', (state, phone, choices, expected) => {
  const desk = ownCorrections()
  const id = desk.conflict({ changes: [NAME, PHONE], now: { lastName: 'Примеров', phone } })
  expect(desk.fields(id)[1]?.state).toBe(state)
  const settled = settle(desk, id, name, ...choices)
  expect(settled.ok ? draftIn(desk) : settled.fault.code).toEqual(expected)
  expect(desk.state(id)).toBe(settled.ok ? 'closed' : 'conflict')
})

test('what moved in the journal since it was shown is not decided about unseen', () => {
  const desk = ownCorrections()
  const id = desk.conflict({ changes: [NAME, PHONE], now: { lastName: 'Примеров' } })
  const saw = desk.fields(id)
  desk.keep(pupil({ version: 3, lastName: 'Учебный' }))
  const decide = (seen: typeof saw) =>
    desk.conflicts.settle({ id, saw: seen, choices: [{ field: 'lastName', take: 'ours' }] })
  const moved = { ok: false, fault: { code: 'conflict.moved' } }
  expect([decide(saw), decide(saw.slice(0, 1)), decide(desk.fields(id).slice(0, 1))]).toEqual([
    moved,
    moved,
    moved,
  ])
  expect(decide(desk.fields(id)).ok).toBe(true)
})

test('until the journal has been read to its end its own words stand, and nothing can be decided', () => {
  const desk = ownCorrections()
  const id = desk.conflict({
    changes: [NAME, PHONE],
    now: { version: 9 },
    verdict: { fields: [{ field: 'lastName', theirs: 'Примеров' }] },
    isUnread: true,
  })
  expect(desk.conflicts.list()).toMatchObject([
    { isRead: false, fields: [{ theirs: 'Примеров' }, { theirs: PHONE.was }] },
  ])
  expect(settle(desk, id, name)).toEqual({ ok: false, fault: { code: 'conflict.not-read' } })
  desk.keep(pupil({ version: 2, lastName: 'Примеров' }))
  expect([desk.readToEnd(), desk.readToEnd()]).toEqual([true, false])
  expect(settle(desk, id, name).ok).toBe(true)
})

test('of a person who has left the correction can only be closed', () => {
  const desk = ownCorrections()
  const id = desk.conflict({ changes: [NAME], now: {}, verdict: { theirs: 'Примеров' } })
  desk.forget(pupil().id)
  expect(desk.conflicts.list()).toMatchObject([
    { isRead: true, isGone: true, fields: [{ theirs: 'Примеров' }] },
  ])
  expect(settle(desk, id, name)).toEqual({ ok: false, fault: { code: 'person.gone' } })
  expect(settle(desk, id, { field: 'lastName', take: 'theirs' })).toEqual({ ok: true, value: {} })
})

test('a field has one correction on its way: of two conflicts in one field the second is left', () => {
  const desk = ownCorrections()
  const [first, second] = [1, 2].map(() => desk.conflict({ changes: [NAME], now: { lastName: 'Примеров' } }))
  expect([settle(desk, first!, name).ok, settle(desk, second!, name)]).toEqual([
    true,
    { ok: false, fault: { code: 'correction.open', field: 'lastName' } },
  ])
  expect(desk.state(second!)).toBe('conflict')
})

test('what is settled already, or is no conflict, is not settled again', () => {
  const desk = ownCorrections()
  const id = desk.conflict({ changes: [NAME], now: { lastName: 'Примеров' } })
  const decision = { id, saw: desk.fields(id), choices: [name] }
  expect([desk.conflicts.settle(decision).ok, desk.conflicts.settle(decision)]).toEqual([
    true,
    { ok: false, fault: { code: 'conflict.gone' } },
  ])
  expect(desk.corrections.in('draft')).toHaveLength(1)
})

test('what breaks off in the middle has not happened', () => {
  let isBroken = true
  const desk = ownCorrections((what) => {
    if (isBroken && what.startsWith('conflict.')) throw new Error('no power')
  })
  const id = desk.conflict({ changes: [NAME], now: { lastName: 'Примеров' } })
  expect(() => settle(desk, id, name)).toThrow('no power')
  expect([desk.state(id), desk.corrections.newest(9).length]).toEqual(['conflict', 1])

  isBroken = false
  settle(desk, id, name)
  isBroken = true
  expect(() => desk.conflicts.reopen(id)).toThrow('no power')
  expect([desk.state(id), desk.corrections.in('draft').length]).toEqual(['closed', 1])
})
