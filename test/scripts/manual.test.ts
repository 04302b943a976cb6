import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { manualPages } from '../../scripts/manual/failures.ts'

test.each(manualPages())('the manual says what the screen says: $file', ({ file, text }) => {
  const kept = readFileSync(join(import.meta.dirname, '../..', file), 'utf8')
  expect(kept, 'old: run node scripts/manual.ts').toBe(text)
})
