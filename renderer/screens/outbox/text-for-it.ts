import { FAILURES, isFailure } from '../../../contract/failures.ts'
import type { Line } from '../../../contract/journal.ts'
import { failureOfTrouble } from '../../../contract/trouble-failures.ts'
import type { Words } from '../../words/spoken.ts'
import type { TroubleForIt } from './for-it.ts'
import { troubleSaid } from '../../words/trouble-said.ts'

type Question = {
  readonly line: Pick<Line, 'host' | 'troubleAt'>
  readonly trouble: TroubleForIt
  readonly now: Date
  readonly words: Words
}

/** What a specialist needs to find the fault: facts of the network and what to check. No person, no key of the desk. */
export function textForIt({ line, trouble, now, words }: Question): string {
  const { itText } = words.outbox.line
  const { rows } = itText
  const code = failureOfTrouble(trouble)
  const reason = trouble.code === 'line.tls' ? `, ${trouble.reason}` : ''
  const facts: readonly (readonly [string, string | undefined])[] = [
    [rows.what, troubleSaid(trouble, words).what],
    [rows.tried, line.host],
    [rows.when, line.troubleAt && wholeSeconds(line.troubleAt)],
    [rows.clock, wholeSeconds(now.toISOString())],
    [rows.code, isFailure(code) ? `${trouble.code}${reason}, № ${FAILURES[code]}` : undefined],
    [rows.status, 'status' in trouble ? String(trouble.status) : undefined],
    [rows.issuer, trouble.code === 'line.tls' ? trouble.issuer : undefined],
    [
      rows.valid,
      trouble.code === 'line.tls' && trouble.from && trouble.until
        ? `${wholeSeconds(trouble.from)} – ${wholeSeconds(trouble.until)}`
        : undefined,
    ],
  ]
  return [
    trouble.code === 'line.clock' ? itText.clockOpening : itText.opening,
    '',
    ...facts.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])),
    '',
    `${itText.check}:`,
    ...itText.checks[trouble.code].map((check, place) => `${place + 1}. ${check}`),
  ]
    .join('\n')
    .replaceAll('\u00a0', ' ') // it is pasted into letters and consoles
}

const wholeSeconds = (instant: string): string => instant.replace(/\.\d+Z$/, 'Z')
