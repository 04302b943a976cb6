import { expect, test } from 'vitest'
import { createArchive } from '../../gateway/archive/archive.ts'
import { migrate } from '../../gateway/archive/migrate.ts'
import { databases } from './databases.ts'

const chosen = databases[process.env['SVERKA_TEST_SQL'] === 'postgres' ? 1 : 0]![1]

test('an archive from before the registry keeps its workplaces and certificates', async () => {
  const sql = await chosen()
  try {
    await migrate(sql, 2)
    const { rights } = createArchive(sql)
    await rights.addSchool('old-1', 'Школа')
    await rights.addWorkplace('old-1', 'desk-1', 'token-of-old-0123456789')
    await rights.addCertificate('old-1', 'a'.repeat(64))

    await migrate(sql)
    const { registry } = createArchive(sql)
    expect(await rights.workplaceWith('token-of-old-0123456789')).toMatchObject({
      school: 'old-1',
      revoked: false,
    })
    expect(await registry.workplaces('old-1')).toMatchObject([{ code: 'desk-1', seen: null, pushed: null }])
    expect(await registry.certificates('old-1')).toMatchObject([{ fingerprint: 'a'.repeat(64), owner: null }])
  } finally {
    await sql.close()
  }
})
