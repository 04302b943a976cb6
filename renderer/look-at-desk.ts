import { call } from './link/call.ts'
import { loadWords } from './words/catalogues.ts'

/** What the desk is now, the words of its language brought along: a page in English is never Russian first. */
export async function lookAtDesk(): ReturnType<typeof call<'desk.look'>> {
  const outcome = await call('desk.look', {})
  if (outcome.ok) await loadWords(outcome.value.language)
  return outcome
}
