import { Absent } from './parts/absent.tsx'
import { useEarlyTyping } from './parts/typing.ts'
import { useWords } from './words/spoken.ts'

/** What stands in the place of a page whose code is still on its way. No letter typed meanwhile is lost. */
export function Coming() {
  const { desk } = useWords()
  useEarlyTyping()
  return <Absent isPage fault={undefined} loading={desk.loading} again={desk.lookAgain} onAgain={() => {}} />
}
