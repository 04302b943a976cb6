import { defineConfig } from '@playwright/test'

export default defineConfig({
  projects: [
    { name: 'contract', testDir: 'test/host' },
    { name: 'kiosk', testDir: 'test/kiosk' },
  ],
  testMatch: '**/*.spec.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  reporter: 'list',
  outputDir: 'test-results',
  use: { trace: 'retain-on-failure' },
})
