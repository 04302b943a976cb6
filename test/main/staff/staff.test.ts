import { expect, test } from 'vitest'
import type { Settings } from '../../../contract/settings.ts'
import { fits, isSamePerson, type Holder } from '../../../main/staff/holder.ts'
import { staffOf } from '../../../main/staff/staff.ts'
import { eventsOf } from '../../../main/store/events.ts'
import { ownBase } from '../../fakes/store.ts'

const NOW = 1_700_000_000_000

const holder = (letter: string, more: Partial<Holder> = {}): Holder => ({
  name: 'TEST',
  surname: 'Примерова',
  givenName: 'Проба Тестовна',
  fingerprint: letter.repeat(64),
  ...more,
})
const anna = holder('a', { surname: 'Образцова', snils: '112-233-445 95' })
const vera = holder('b', { snils: '08765430300' })

function ownStaff(fixed: Settings['staff'] = []) {
  const { database } = ownBase()
  const events = eventsOf(database, () => NOW)
  let ids = 0
  const staff = staffOf({ database, events, fixed, now: () => NOW, newId: () => `id-${(ids += 1)}` })
  const log = () => events.newest(10).map(({ what, subject }) => `${what} ${subject}`)
  return { staff, log }
}

test('while the list is empty everybody does everything', () => {
  expect(ownStaff().staff.roleOf(anna)).toBe('administrator')
})

test('who enters the first one is entered too, in one go', () => {
  const { staff, log } = ownStaff()
  const added = staff.add(vera, 'secretary', anna)
  expect(added.ok && added.value).toEqual([
    {
      id: 'id-1',
      name: 'Образцова Проба Тестовна',
      snils: '11223344595',
      fingerprint: anna.fingerprint,
      role: 'administrator',
      isFixed: false,
    },
    {
      id: 'id-2',
      name: 'Примерова Проба Тестовна',
      snils: '08765430300',
      fingerprint: vera.fingerprint,
      role: 'secretary',
      isFixed: false,
    },
  ])
  expect(log()).toEqual(['staff.add id-2', 'staff.add id-1'])
})

test('whoever enters themselves first is an administrator', () => {
  const { staff } = ownStaff()
  expect(staff.add(anna, 'secretary', anna)).toEqual({ ok: false, fault: { code: 'staff.last' } })
  expect(staff.list()).toEqual([])
  expect(staff.add(anna, 'administrator', anna).ok).toBe(true)
  expect(staff.list()).toHaveLength(1)
})

test('a new certificate of the same person is known by СНИЛС, without one only the certificate is', () => {
  const { staff } = ownStaff()
  staff.add(anna, 'administrator', anna)
  const plain = holder('c', { surname: 'Учебная' })
  staff.add(plain, 'curator', anna)

  const cases: [Holder, string | undefined][] = [
    [{ ...anna, fingerprint: 'f'.repeat(64) }, 'administrator'],
    [{ ...anna, surname: 'ОБРАЗЦОВА', snils: '11223344595' }, 'administrator'],
    [{ ...anna, surname: 'Другова' }, undefined],
    [{ ...anna, snils: '08765430300', fingerprint: 'f'.repeat(64) }, undefined],
    [plain, 'curator'],
    [{ ...plain, fingerprint: 'f'.repeat(64) }, undefined],
    [{ ...plain, surname: 'Другова' }, undefined],
    [holder('d', { snils: '00000000000' }), undefined],
  ]
  expect(cases.map(([one]) => staff.roleOf(one))).toEqual(cases.map(([, role]) => role))
})

test('who has taken a new name is entered again and keeps the place', () => {
  const { staff, log } = ownStaff()
  staff.add(anna, 'administrator', anna)
  staff.add(vera, 'secretary', anna)
  const married = { ...vera, surname: 'Новая', fingerprint: 'e'.repeat(64) }
  expect(staff.roleOf(married)).toBeUndefined()
  expect(staff.add(married, 'curator', anna).ok).toBe(true)
  expect([staff.roleOf(married), staff.roleOf(vera), staff.list().length]).toEqual(['curator', undefined, 2])
  expect(log()[0]).toBe('staff.rename id-2')
})

test('the last administrator stays, and nobody stands twice', () => {
  const { staff } = ownStaff()
  staff.add(anna, 'administrator', anna)
  staff.add(vera, 'secretary', anna)
  const [first, second] = staff.list().map(({ id }) => id) as [string, string]
  const last = { ok: false, fault: { code: 'staff.last' } }
  expect([staff.change(first, 'secretary'), staff.remove(first)]).toEqual([last, last])
  expect(staff.add({ ...anna, surname: 'Новая' }, 'secretary', vera)).toEqual(last)
  expect(staff.add(vera, 'curator', anna)).toEqual({ ok: false, fault: { code: 'staff.twice' } })
  expect(staff.change('nobody', 'curator')).toEqual({ ok: false, fault: { code: 'staff.none' } })

  expect(staff.change(second, 'administrator').ok).toBe(true)
  expect(staff.remove(first).ok).toBe(true)
  expect(staff.list().map(({ id }) => id)).toEqual([second])
})

test('those of the settings are known at once and never changed here', () => {
  const set = {
    name: 'Образцова Проба',
    snils: '11223344595',
    fingerprint: '',
    role: 'administrator',
  } as const
  const { staff } = ownStaff([set])
  const fixed = { ok: false, fault: { code: 'staff.fixed' } }
  expect([staff.roleOf(anna), staff.roleOf(vera)]).toEqual(['administrator', undefined])
  expect([staff.change('fixed-1', 'curator'), staff.remove('fixed-1')]).toEqual([fixed, fixed])
  expect(staff.add({ ...anna, surname: 'Новая' }, 'secretary', anna)).toEqual(fixed)
  expect(staff.add(vera, 'administrator', anna).ok).toBe(true)
  expect(staff.list().map(({ id, isFixed }) => [id, isFixed])).toEqual([
    ['fixed-1', true],
    ['id-1', false],
  ])
})

test('a surname fits whole, not by its beginning', () => {
  const of = (surname: string) => holder('a', { surname })
  expect(fits(of('Образцова'), 'Образцова Проба')).toBe(true)
  expect(fits(of('Обра'), 'Образцова Проба')).toBe(false)
  expect(fits(of(''), 'Образцова Проба')).toBe(false)
  expect(fits({ name: 'TEST card', fingerprint: 'a' }, 'TEST card')).toBe(true)
})

test('two certificates are of one person by СНИЛС or by being one', () => {
  expect(isSamePerson(anna, { ...anna, snils: undefined })).toBe(true)
  expect(isSamePerson(anna, { ...anna, fingerprint: 'f' })).toBe(true)
  expect(isSamePerson(holder('a'), holder('b'))).toBe(false)
  expect(isSamePerson(anna, vera)).toBe(false)
})
