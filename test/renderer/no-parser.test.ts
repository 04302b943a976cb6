import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** zod makes code out of text, which the policy of the pages forbids; shapes are checked in main anyway. */
const PARSER = 'zod'

test.each(['renderer/main.tsx', 'renderer/pin/main.tsx'])(
  'no parser of shapes comes to the page: %s',
  (page) => {
    expect(waysToParser(page)).toEqual([])
  },
)

/** Every way by which the page loads the parser; what is imported as a type is not loaded. */
function waysToParser(page: string): string[] {
  const seen = new Set<string>()
  const ways: string[] = []
  const follow = (file: string, way: readonly string[]) => {
    if (seen.has(file)) return
    seen.add(file)
    for (const name of loadedBy(file)) {
      if (name === PARSER) ways.push([...way, file].join(' > '))
      const next = normalize(join(dirname(file), name))
      if (name.startsWith('.') && /\.tsx?$/.test(name) && existsSync(next)) follow(next, [...way, file])
    }
  }
  follow(page, [])
  return ways
}

function loadedBy(file: string): string[] {
  const lines = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\s+(?!type\b)([^'"]*?)from '([^']+)'|^import '([^']+)'/gm,
  )
  return [...lines].filter(([, what]) => !isOfTypes(what)).map(([, , from, alone]) => (from ?? alone)!)
}

const isOfTypes = (what: string | undefined): boolean => {
  const named = /^\{([\s\S]*)\}\s*$/.exec(what ?? '')?.[1]
  return named !== undefined && named.split(',').every((one) => /^\s*(type\s.*)?$/.test(one))
}
