import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareVersions } from '../../../domain/version.ts'
import type { UpdateDescriptor } from '../../../contract/updates.ts'
import { placeInRing, whatToOffer, type Here } from '../../../main/updates/offer.ts'
import { described, NOW } from './region.ts'

const here = (more: Partial<Here> = {}): Here => ({
  version: '1.2.0',
  kind: 'AppImage',
  arch: 'x64',
  ring: 'usual',
  desk: 'school-1 desk-1',
  base: 13,
  failed: [],
  seen: undefined,
  keys: ['own'],
  now: NOW,
  ...more,
})

const seen = (more: object = {}) => ({
  sequence: 7,
  digest: 'this',
  issued: NOW - 86_400_000,
  keys: ['own'],
  ...more,
})

const offered = (descriptor: Partial<UpdateDescriptor>, at: Partial<Here>): string => {
  const signed = { descriptor: described(descriptor), digest: 'this', keys: ['own'] }
  const weighed = whatToOffer(signed, here(at))
  if (!weighed.ok) return 'code' in weighed.fault ? weighed.fault.code : weighed.fault.why
  const { version, isRollback, needsCopy } = weighed.value
  return `${version}${isRollback ? ' back' : ''}${needsCopy ? ' with a copy' : ''}`
}

test.each<[string, Partial<UpdateDescriptor>, Partial<Here>, string]>([
  ['a newer version is offered', {}, {}, '1.3.0'],
  ['numbers are compared, not letters', { version: '1.10.0' }, { version: '1.9.0' }, '1.10.0'],
  ['the version that stands here is not', {}, { version: '1.3.0' }, 'newest'],
  ['a lower version is refused', {}, { version: '1.4.0' }, 'updates.older'],
  [
    'a lower version that is signed as a way back is offered',
    { rollback: { to: '1.3.0' } },
    { version: '1.4.0' },
    '1.3.0 back',
  ],
  [
    'with the copy of before, where the base has gone on',
    { rollback: { to: '1.3.0' } },
    { version: '1.4.0', base: 14 },
    '1.3.0 back with a copy',
  ],
  ['a way back is a step forward for an older desk', { rollback: { to: '1.3.0' } }, {}, '1.3.0'],
  [
    'an expired description offers nothing',
    {},
    { now: Date.parse('2026-12-22T08:00:00.000Z') },
    'updates.expired',
  ],
  ['nor does one from the future', {}, { now: Date.parse('2026-11-21T07:59:59.000Z') }, 'updates.clock'],
  [
    'a clock set back behind what was seen is found out',
    {},
    { seen: seen({ issued: NOW + 90_000_000 }) },
    'updates.clock',
  ],
  ['an earlier description is refused', {}, { seen: seen({ sequence: 8 }) }, 'updates.replayed'],
  ['so is another one under the same number', {}, { seen: seen({ digest: 'other' }) }, 'updates.replayed'],
  ['the same one is not', {}, { seen: seen() }, '1.3.0'],
  [
    'what only a withdrawn key has vouched for is forgotten',
    {},
    { seen: seen({ sequence: 99, keys: ['stolen'] }) },
    '1.3.0',
  ],
  ['another kind of package has no file', {}, { kind: 'deb' }, 'kind'],
  ['another processor has none', {}, { arch: 'arm64' }, 'kind'],
  ['a program that runs from its sources has none', {}, { kind: undefined }, 'kind'],
  ['the ring of this desk comes later', { rings: { early: 100, usual: 0 } }, {}, 'ring'],
  ['the early ring has it already', { rings: { early: 100, usual: 0 } }, { ring: 'early' }, '1.3.0'],
  ['a version in between has to come first', { minimum: '1.2.1' }, {}, 'step'],
  ['what did not start here is not offered again', {}, { failed: ['1.3.0'] }, 'failed'],
])('%s', (_title, descriptor, at, expected) => {
  expect(offered(descriptor, at)).toBe(expected)
})

const version = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((numbers) => numbers.join('.'))
const day = (days: number) => new Date(NOW + days * 86_400_000).toISOString()

test('whatever the description and the desk: nothing lower without a way back, nothing expired, nothing seen before', () => {
  fc.assert(
    fc.property(
      fc.record({
        version,
        minimum: version,
        own: version,
        isBack: fc.boolean(),
        issued: fc.integer({ min: -40, max: 10 }),
        lasts: fc.integer({ min: 1, max: 40 }),
        sequence: fc.integer({ min: 1, max: 9 }),
        seen: fc.integer({ min: 1, max: 9 }),
        usual: fc.nat(100),
        base: fc.nat(20),
        failed: fc.array(version, { maxLength: 3 }),
      }),
      (one) => {
        const expires = day(one.issued + one.lasts)
        const descriptor = described({
          version: one.version,
          minimum: one.minimum,
          ...(one.isBack && { rollback: { to: one.version } }),
          issued: day(one.issued),
          expires,
          sequence: one.sequence,
          rings: { early: 0, usual: one.usual },
        })
        const at = here({
          version: one.own,
          base: one.base,
          failed: one.failed,
          seen: seen({ sequence: one.seen }),
        })
        const weighed = whatToOffer({ descriptor, digest: 'this', keys: ['own'] }, at)
        if (!weighed.ok) return
        const ahead = compareVersions(weighed.value.version, one.own)
        expect(ahead > 0 || (ahead < 0 && one.isBack)).toBe(true)
        expect(Date.parse(expires)).toBeGreaterThan(NOW)
        expect(one.issued).toBeLessThanOrEqual(1)
        expect(one.sequence).toBeGreaterThanOrEqual(one.seen)
        expect(one.failed).not.toContain(one.version)
        expect(ahead < 0 || compareVersions(one.own, one.minimum) >= 0).toBe(true)
        expect(placeInRing(at.desk, one.version)).toBeLessThan(one.usual)
        expect(weighed.value.needsCopy).toBe(ahead < 0 && one.base > 13)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('a desk that has it keeps it when more desks get it, and a ring of a quarter is about a quarter', () => {
  const desks = Array.from({ length: 2_000 }, (_none, number) => `school-${number} desk-1`)
  const places = desks.map((desk) => placeInRing(desk, '1.3.0'))
  const share = places.filter((place) => place < 25).length / desks.length
  expect(share).toBeGreaterThan(0.21)
  expect(share).toBeLessThan(0.29)
  expect(Math.max(...places)).toBeLessThan(100)
})
