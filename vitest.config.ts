import { defineConfig } from 'vitest/config'

/** Tests of the archive: the same ones hold on the embedded database and on a server, see test/gateway/databases.ts. */
const ARCHIVE = ['test/gateway/**/*.test.ts', 'test/journeys/send.test.ts', 'test/main/sync/*.test.ts']

/** These bring their databases themselves. */
const OWN = [
  'test/gateway/{backup,changes,commands,corrections,deploy,docs,flood,killed,manual,registry-step,serve,stateless,training}.test.ts',
]

/** Virtual cards answer from the process of the test: beside others that take both cores a reader thinks them pulled. */
const CARDS = ['test/cards/**/*.test.ts']

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    sequence: { shuffle: true },
    projects: [
      {
        extends: true,
        test: { name: 'all', include: ['test/**/*.test.ts', 'test/**/*.test.tsx'], exclude: CARDS },
      },
      {
        extends: true,
        test: { name: 'cards', include: CARDS, sequence: { shuffle: true, groupOrder: 1 } },
      },
      {
        extends: true,
        test: { name: 'PostgreSQL', include: ARCHIVE, exclude: OWN, env: { SVERKA_TEST_SQL: 'postgres' } },
      },
    ],
  },
})
