import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { groups } from './scenarios/index.ts'

// `npm run cards` prints the same as a table, and tries every command where here some are sampled.
for (const makeGroup of groups) {
  const { device, open, rows, close } = await makeGroup()
  describe(device, () => {
    beforeAll(open)
    afterAll(close)
    test.for(rows)('$name: $expected', async ({ expected, run }) => {
      expect((await run('sampled')).got).toBe(expected)
    })
  })
}
