import { FAILURE_CODES, FAILURES } from '../../contract/failures.ts'
import * as en from '../../renderer/words/en/failures.ts'
import * as ru from '../../renderer/words/ru/failures.ts'

type Words = Pick<typeof ru, 'failures' | 'failureList'>

/** The pages of the manual that are made of the words of the screen: where they lie, and what they say. */
export const manualPages = (): { file: string; text: string }[] => [
  { file: 'docs/failures.md', text: pageOf(ru, 'In English: [failures.en.md](failures.en.md).') },
  { file: 'docs/failures.en.md', text: pageOf(en, 'По-русски: [failures.md](failures.md).') },
]

const MADE = '<!-- Made by `node scripts/manual.ts` from renderer/words. Change the words, not this file. -->'

function pageOf({ failures, failureList }: Words, otherLanguage: string): string {
  const groups = Object.entries(failureList.groups).map(([group, title]) => {
    const codes = FAILURE_CODES.filter((code) => Math.floor(FAILURES[code] / 100) === Number(group))
    const entries = codes.map((code) => {
      const { title, cause, remedies } = failures[code]
      const steps = remedies.map((remedy, place) => `${place + 1}. ${remedy}`)
      return `### ${failureList.number(FAILURES[code])}. ${title}\n\n${cause}\n\n${steps.join('\n')}\n`
    })
    return `## ${title}\n\n${entries.join('\n')}`
  })
  return `${MADE}\n\n# ${failureList.title}\n\n${failureList.lead} ${otherLanguage}\n\n${groups.join('\n')}`
}
