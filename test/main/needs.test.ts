import { expect, test } from 'vitest'
import type { Desk } from '../../contract/desk.ts'
import { calls } from '../../contract/index.ts'
import { ROLES } from '../../domain/role.ts'
import { NEEDS, refusalOf, type Need } from '../../main/needs.ts'

const since = '2026-11-22T08:00:00.000Z'
const shift = (more: Partial<NonNullable<Desk['shift']>>): Desk['shift'] => ({
  name: '',
  fingerprint: '',
  since,
  role: 'secretary',
  way: 'card',
  ...more,
})

test('every call says what it needs, and no other does', () => {
  expect(Object.keys(NEEDS).sort()).toEqual(Object.keys(calls).sort())
})

test('the locked screen opens a shift, looks for cards, and does nothing else', () => {
  const free = Object.entries(NEEDS).flatMap(([name, need]) => (need === 'nothing' ? [name] : []))
  expect(free.filter((name) => !/^(kiosk|desk|shift|cards|recovery)\./.test(name))).toEqual([])
})

test('whatever signs, carries away, takes in or says who works here asks for a card', () => {
  const wide = Object.entries(NEEDS).flatMap(([name, need]) => (need === 'shift' ? [name] : []))
  expect(
    wide.filter((name) => /sign|second|reject|export|import\.run|pdf|add$|change|remove/.test(name)),
  ).toEqual([])
})

test('a shift without a card looks up and prepares; a role does its own', () => {
  const needs: readonly Need[] = ['nothing', 'shift', 'card', 'sign', 'second', 'staff', 'trust']
  const codes = (at: Desk['shift']) => needs.map((need) => refusalOf(need, at)?.code ?? 'yes')
  const [closed, bare, role] = ['shift.closed', 'shift.no-card', 'shift.role']
  expect(codes(undefined)).toEqual(['yes', closed, closed, closed, closed, closed, closed])
  expect(codes(shift({ way: 'prepare' }))).toEqual(['yes', 'yes', bare, bare, bare, bare, bare])
  expect(ROLES.map((name) => codes(shift({ role: name })))).toEqual([
    ['yes', 'yes', 'yes', 'yes', role, 'staff.role', role],
    ['yes', 'yes', 'yes', 'yes', 'yes', 'staff.role', role],
    ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  ])
})

test('whoever sets the desk up takes in and sets; nothing is drafted, signed or carried away', () => {
  const start = shift({ way: 'start', role: 'administrator' })
  const refused = Object.entries(NEEDS).flatMap(([name, need]) => (refusalOf(need, start) ? [name] : []))
  const allowed = Object.keys(NEEDS).filter((name) => !refused.includes(name))
  expect(refused.filter((name) => /^(import|staff|trust|settings|start|region)\./.test(name))).toEqual([])
  expect(
    allowed
      .filter((name) => !name.startsWith('import.'))
      .filter((name) =>
        /draft|withdraw|sign|second|reject|export|pdf|workbook|folder|tick|again|package\.(?!list)|close|request\.add/.test(
          name,
        ),
      ),
  ).toEqual([])
  expect(refusalOf('sign', start)).toEqual({ code: 'shift.no-card' })
})
