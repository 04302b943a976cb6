import { expect, test } from 'vitest'
import { mayDo, ROLES, type Act } from '../../domain/role.ts'

const ACTS: readonly Act[] = ['sign', 'second', 'staff', 'trust']

test('each role may do what the one before it may, and more', () => {
  expect(Object.fromEntries(ROLES.map((role) => [role, ACTS.filter((act) => mayDo(role, act))]))).toEqual({
    secretary: ['sign'],
    curator: ['sign', 'second'],
    administrator: ['sign', 'second', 'staff', 'trust'],
  })
})
