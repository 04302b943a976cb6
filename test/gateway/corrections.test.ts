import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '../../gateway/archive/migrate.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { pupil } from '../fakes/people.ts'
import { databases } from './databases.ts'
import { freshId, ownRegion, parcelOf } from './region.ts'

describe.each(databases)('%s', (_, openSql) => {
  let sql: OpenSql
  beforeAll(async () => {
    sql = await openSql()
    await migrate(sql)
  })
  afterAll(() => sql.close())

  test('a correction that fits is taken: the record has the new value and the next version', async () => {
    const region = await ownRegion({ sql })
    const one = region.correct()

    expect(await region.offer(parcelOf(one))).toEqual([{ id: one.id, state: 'accepted', version: 2 }])
    expect(await region.held()).toEqual(pupil({ lastName: 'Образцова', version: 2 }))
  })

  test('the same correction offered again has the same answer and is held once', async () => {
    const region = await ownRegion({ sql })
    const parcel = parcelOf(region.correct())

    const first = await region.offer(parcel)
    expect(await region.offer(parcel)).toEqual(first)
    expect(await region.offer(parcel, parcel)).toEqual([...first, ...first])
    expect((await region.archive.corrections.all(region.school)).map(({ id }) => id)).toEqual([parcel.id])
  })

  test('the answer to a correction does not change when the record does', async () => {
    const region = await ownRegion({ sql })
    const ours = region.correct({ changes: [{ field: 'lastName', was: 'Другой', becomes: 'Третий' }] })
    const first = { field: 'lastName', theirs: 'Образцов' }
    const conflict = { id: ours.id, state: 'conflict', ...first, fields: [first], version: 1 }

    expect(await region.offer(parcelOf(ours))).toEqual([conflict])
    await region.archive.people.load(region.school, [pupil({ lastName: 'Другой' })])
    expect(await region.offer(parcelOf(ours))).toEqual([conflict])
  })

  test('other bytes under a known id are refused, from any school', async () => {
    const region = await ownRegion({ sql })
    const other = await ownRegion({ sql })
    const one = region.correct()
    await region.offer(parcelOf(one))
    const refused = [{ id: one.id, state: 'refused', code: 'id-taken' }]

    expect(await region.offer(parcelOf({ ...one, basis: 'copy' }))).toEqual(refused)
    expect(await other.offer(parcelOf(one))).toEqual(refused)
  })

  test('a value that already stands is accepted and nothing changes', async () => {
    const region = await ownRegion({ sql })
    const one = region.correct({ changes: [{ field: 'lastName', was: 'Сидоров', becomes: 'Образцов' }] })

    expect(await region.offer(parcelOf(one))).toEqual([{ id: one.id, state: 'accepted', version: 1 }])
    expect(await region.held()).toEqual(pupil())
  })

  test('strange fields keep the whole correction out, and all of them are named', async () => {
    const region = await ownRegion({ sql })
    const one = region.correct({
      changes: [
        { field: 'lastName', was: 'Образцов', becomes: 'Образцова' },
        { field: 'phone', was: '+79000000009', becomes: '+79000000008' },
        { field: 'email', was: '', becomes: pupil().email },
        { field: 'firstName', was: 'Другое', becomes: 'Третье' },
      ],
    })
    const phone = { field: 'phone', theirs: '+79000000001' }
    const firstName = { field: 'firstName', theirs: pupil().firstName }

    expect(await region.offer(parcelOf(one))).toEqual([
      { id: one.id, state: 'conflict', ...phone, fields: [phone, firstName], version: 1 },
    ])
    expect(await region.held()).toEqual(pupil())
  })

  test('corrections of one batch follow each other', async () => {
    const region = await ownRegion({ sql })
    const first = region.correct()
    const second = region.correct({
      changes: [{ field: 'lastName', was: 'Образцова', becomes: 'Примерова' }],
    })
    const third = region.correct({ changes: [{ field: 'certificateSeries', was: 'II-РЕ', becomes: 'I-РЕ' }] })

    const given = await region.offer(parcelOf(first), parcelOf(second), parcelOf(third))
    expect(given.map((one) => one.state === 'accepted' && one.version)).toEqual([2, 3, 4])
    const held = await region.held()
    expect([held?.lastName, held?.documents[0]?.series]).toEqual(['Примерова', 'I-РЕ'])
  })

  test.each([
    ['a wrong СНИЛС', { field: 'snils', was: '11223344595', becomes: '11223344596' }],
    ['a value not in its kept form', { field: 'snils', was: '11223344595', becomes: '087-654-303 00' }],
    ['a sign that cannot be kept', { field: 'lastName', was: 'Образцов', becomes: 'Образ\u0000цов' }],
    ['an invisible sign', { field: 'lastName', was: 'Образцов', becomes: 'Образ\u200eцов' }],
  ] as const)('%s is refused', async (_, change) => {
    const region = await ownRegion({ sql })
    const one = region.correct({ changes: [change] })

    expect(await region.offer(parcelOf(one))).toEqual([{ id: one.id, state: 'refused', code: 'value' }])
  })

  test('an exercise is refused by a real gateway, and the reverse', async () => {
    const real = await ownRegion({ sql })
    const training = await ownRegion({ sql, training: true })
    const codes = async (region: typeof real, isTraining: boolean) =>
      (await region.offer(parcelOf(region.correct({ training: isTraining })))).map((one) => one.state)

    expect(await codes(real, true)).toEqual(['refused'])
    expect(await codes(training, false)).toEqual(['refused'])
    expect(await codes(training, true)).toEqual(['accepted'])
  })

  test('each kind of stranger is refused with its reason, and may come again', async () => {
    const region = await ownRegion({ sql })
    const unknown = region.correct({ person: freshId() })
    const foreign = region.correct({ school: 'another' })
    const unsigned = region.correct()

    expect(
      await region.offer(parcelOf(unknown), parcelOf(foreign), parcelOf(unsigned, Buffer.from('nothing'))),
    ).toEqual([
      { id: unknown.id, state: 'refused', code: 'person-unknown' },
      { id: foreign.id, state: 'refused', code: 'rights' },
      { id: unsigned.id, state: 'refused', code: 'signature' },
    ])
    expect(await region.offer(parcelOf(unsigned))).toMatchObject([{ state: 'accepted' }])
  })

  test('only the one spelling of a correction is taken', async () => {
    const region = await ownRegion({ sql })
    const one = region.correct()
    const spelled = (text: string, id = one.id) => {
      const bytes = Buffer.from(text).toString('base64')
      return { id, bytes, signature: bytes }
    }
    const text = Buffer.from(parcelOf(one).bytes, 'base64').toString()

    const strange = [
      spelled(` ${text}`),
      spelled(`\ufeff${text}`),
      spelled(JSON.stringify(JSON.parse(text), undefined, 1)),
      spelled(text.replace('Образцова', String.raw`\ud800`)),
      spelled(text.replace('"form":1', '"form":1,"more":1')),
      spelled('null'),
      spelled(''),
      spelled(text, freshId()),
    ]
    const given = await region.offer(...strange)
    expect(given.map((one) => one.state === 'refused' && one.code)).toEqual(strange.map(() => 'bytes'))
  })

  test('a listed certificate may correct its school, a revoked or unlisted one may not', async () => {
    const region = await ownRegion({ sql, certificates: 'listed' })
    const states = async () => (await region.offer(parcelOf(region.correct()))).map(({ state }) => state)

    expect(await states()).toEqual(['refused'])
    await region.archive.rights.addCertificate(region.school, 'f'.repeat(64))
    expect(await states()).toEqual(['accepted'])
    await region.archive.rights.revokeCertificate(region.school, 'f'.repeat(64))
    expect(await states()).toEqual(['refused'])
  })

  test('nothing leaves the log of corrections and nothing in it is rewritten', async () => {
    const region = await ownRegion({ sql })
    await region.offer(parcelOf(region.correct()))

    await expect(sql.query('delete from correction')).rejects.toThrow('only added to')
    await expect(sql.query(`update correction set verdict = '{}'`)).rejects.toThrow('only added to')
    await expect(sql.query('truncate correction')).rejects.toThrow('only added to')
  })
})
