import { defineConfig } from '@playwright/test'

export default defineConfig({
  // A folder each: Playwright empties it at the start, and the two may run at once.
  projects: [
    { name: 'contract', testDir: 'test/host', outputDir: 'test-results/contract' },
    { name: 'kiosk', testDir: 'test/kiosk', outputDir: 'test-results/kiosk' },
    { name: 'registry', testDir: 'test/registry', outputDir: 'test-results/registry' },
  ],
  testMatch: '**/*.spec.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  reporter: 'list',
  use: { trace: 'retain-on-failure' },
})
