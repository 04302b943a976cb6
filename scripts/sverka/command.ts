import { parseArgs } from 'node:util'
import type { Language } from './language.ts'
import { Misuse } from './misuse.ts'
import { listTrust } from './trust.ts'
import { verifyFile } from './verify.ts'
import { type Words, words as allWords } from './words.ts'

/** Where the command speaks to, and the clock it goes by (ms since 1970). */
export type Way = { say: (line: string) => void; complain: (line: string) => void; now: () => number }

const OPTIONS = {
  content: { type: 'string' },
  trusted: { type: 'string', multiple: true },
  crl: { type: 'string', multiple: true },
  stampers: { type: 'string', multiple: true },
  at: { type: 'string' },
  show: { type: 'boolean' },
  json: { type: 'boolean' },
  english: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/**
 * What `npx sverka` does, as its exit code: 0 good, 1 not good, 2 the command was misused or a file cannot be
 * read.
 */
export function command(args: readonly string[], way: Way): number {
  const language: Language = args.includes('--english') ? 'en' : 'ru'
  const words = allWords[language]
  try {
    return done(args, words, language, way)
  } catch (cause) {
    if (!(cause instanceof Misuse)) throw cause
    way.complain(cause.message)
    way.complain(words.seeHelp)
    return 2
  }
}

function done(args: readonly string[], words: Words, language: Language, { say, now }: Way): number {
  const { values, positionals } = parsed(args, words)
  const [name, ...rest] = positionals
  if (values.help || name === 'help') {
    say(words.help)
    return 0
  }
  if (!name) throw new Misuse(words.noCommand)

  if (name === 'verify') {
    const [file, more] = rest
    if (!file) throw new Misuse(words.noFile)
    if (more) throw new Misuse(words.oneFile)
    const { content, trusted = [], crl = [], stampers, show = false, json = false } = values
    const at = values.at === undefined ? new Date(now()) : moment(values.at, words)
    return verifyFile({ file, content, trusted, crl, stampers, show, json, at }, { words, language, say })
  }
  if (name === 'trust' && rest[0] === 'list') {
    const file = rest[1]
    if (!file) throw new Misuse(words.noFile)
    return listTrust(file, { words, say })
  }
  throw new Misuse(words.unknownCommand([name, ...(name === 'trust' ? rest.slice(0, 1) : [])].join(' ')))
}

function parsed(args: readonly string[], words: Words) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch {
    const known = Object.keys(OPTIONS).map((name) => `--${name}`)
    const strange = args.find((one) => one.startsWith('-') && !known.includes(one.split('=')[0]!))
    throw new Misuse(words.badOption(strange ?? args.at(-1) ?? ''))
  }
}

function moment(text: string, words: Words): Date {
  const at = new Date(text)
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(at.getTime())) throw new Misuse(words.badTime(text))
  return at
}
