import type { Opened, Verdict } from './target.ts'

/** What became of an input, a surprise among it. */
export type Judged = Verdict | { readonly was: 'crash'; readonly because: string }

/** Feeds one input; what is thrown is a crash, whatever it is. */
export async function judgeOne(opened: Pick<Opened, 'judge'>, input: Uint8Array): Promise<Judged> {
  try {
    return await opened.judge(input)
  } catch (cause) {
    return { was: 'crash', because: told(cause) }
  }
}

function told(cause: unknown): string {
  if (!(cause instanceof Error)) return `threw ${typeof cause}`
  const lines = (cause.stack ?? '')
    .split('\n')
    .filter((line) => line.includes('file://') || line.includes('/main/'))
  const where = lines
    .slice(0, 3)
    .map((line) =>
      line
        .trim()
        .replace(/file:\/\/.*?(?=(?:domain|cades|contract|main|gateway|scripts|test|node_modules)\/)/, ''),
    )
  return [`${cause.name}: ${cause.message.slice(0, 200)}`, ...where].join(' | ')
}
