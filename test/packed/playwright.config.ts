import { defineConfig } from '@playwright/test'

/** Of its own, as it wants a packed program: `npm run audit` starts it. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/packed',
  workers: 1,
  forbidOnly: true,
  timeout: 300_000,
  expect: { timeout: 30_000 }, // a packed program is tried, not timed: the machine may be busy packing
  reporter: 'list',
})
