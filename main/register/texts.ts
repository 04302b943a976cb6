import type { HeldCorrection } from '../../contract/journal.ts'
import type { RegisterWords } from '../../contract/register.ts'
import { showField } from '../../domain/field.ts'

/** A correction as the table shows it, with its place in the journal and how its signature stood last. */
export type Shown = {
  readonly number: number
  readonly held: HeldCorrection
  readonly check: { readonly at: number; readonly fault: string } | undefined
}

/** The rows of the table, one for each changed field; the columns are those of `registerWords.headings`. */
export function textsOf({ number, held, check }: Shown, words: RegisterWords): string[][] {
  const { correction, person } = held
  const { lastName, firstName, middleName, className } = person
  return correction.changes.map(({ field, was, becomes }) => [
    String(number),
    correction.id,
    timeOf(correction.created),
    held.signedAt ? timeOf(held.signedAt) : '',
    [lastName, firstName, middleName].filter(Boolean).join(' '),
    className,
    words.fields[field] ?? field,
    was === '' ? '' : showField(field, was),
    becomes === '' ? '' : showField(field, becomes),
    words.bases[correction.basis] ?? correction.basis,
    words.askers[correction.askedBy] ?? correction.askedBy,
    correction.case ?? '',
    held.signer ?? '',
    held.secondSigner ?? '',
    held.isStamped === undefined ? '' : held.isStamped ? words.stamped : words.unstamped,
    words.states[held.state] ?? held.state,
    answerOf(held, words),
    check ? `${words.checks[check.fault || 'good'] ?? check.fault}, ${timeOf(check.at)}` : '',
    held.hash,
  ])
}

/** What the journal said last, or who has brought its answer. */
function answerOf({ answer, byHand }: HeldCorrection, { answers }: RegisterWords): string {
  if (byHand) {
    const said = byHand.taken ? answers['accepted'] : answers['refused']
    return [said ?? '', byHand.by, timeOf(byHand.at), byHand.note].filter(Boolean).join(', ')
  }
  if (!answer) return ''
  const code = answer.state === 'refused' ? answer.code : answer.state
  return answers[code] ?? code
}

/** 22.11.2026 08:15, of the clock of this computer. */
function timeOf(instant: string | number): string {
  const at = new Date(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`
}
