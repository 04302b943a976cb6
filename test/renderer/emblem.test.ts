import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const drawn = (text: string) => [...text.matchAll(/\bd="([^"]+)"/g)].map(([, path]) => path)

test('the mark is the same drawing on the page, on the window and in the build', () => {
  const icon = read('build/icon.svg')
  expect(drawn(icon)).toHaveLength(2)
  expect(drawn(read('renderer/parts/emblem.tsx'))).toEqual(drawn(icon))
  expect(read('renderer/public/icon.svg')).toBe(icon)
})
