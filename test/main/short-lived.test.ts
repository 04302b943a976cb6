import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Makes objects by the million in a process of its own, ten thousand of them held for a while; gives the room for new ones at its widest, MB. */
const roomAfter = (before: string): number =>
  Number(
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `
        import { getHeapSpaceStatistics } from 'node:v8'
        ${before}
        const room = () => getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size
        let widest = 0
        let held = []
        for (let n = 0; n < 1_000_000; n++) {
          held.push({ n })
          if (held.length > 10_000) held = []
          if (n % 1_000 === 0) widest = Math.max(widest, room())
        }
        console.log(widest / 2 ** 20)
        `,
      ],
      { encoding: 'utf8' },
    ),
  )

test('the room for what lives short stays as it is, where V8 alone lets it grow many times', () => {
  const bounded = roomAfter(
    `const { boundShortLived } = await import(${JSON.stringify(new URL('../../main/short-lived.ts', import.meta.url).href)})
     boundShortLived()`,
  )
  expect(bounded).toBeLessThan(4)
  expect(roomAfter('')).toBeGreaterThan(6)
})
