import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../steps.ts'

/** What a package says of itself. */
export type Product = {
  readonly version: string
  readonly description: string
  readonly maintainer: string
  /** The time of everything inside, in seconds: that of the last commit, so that two packs are the same. */
  readonly epoch: number
}

/** Where there is neither a history nor `SOURCE_DATE_EPOCH`: the first of January 2026. */
const NO_HISTORY = 1_767_225_600

/** The product as package.json and the history tell it. */
export function productOf(): Product {
  const { version, description, author } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    [key in 'version' | 'description' | 'author']: string
  }
  const maintainer = author.includes('@') ? author : `${author} <support@sverka.invalid>`
  return { version, description: `${description}.`, maintainer, epoch: epochOf() }
}

function epochOf(): number {
  const given = process.env['SOURCE_DATE_EPOCH']
  if (given) return Number(given)
  try {
    const options = { cwd: root, encoding: 'utf8', stdio: 'pipe' } as const
    return Number(execFileSync('git', ['log', '-1', '--format=%ct'], options).trim()) || NO_HISTORY
  } catch {
    return NO_HISTORY // an archive of the sources has no history
  }
}
