import { Absent } from './parts/absent.tsx'
import { useWords } from './words/spoken.ts'

/** What stands in the place of a page whose code is still on its way. */
export function Coming() {
  const { desk } = useWords()
  return <Absent isPage fault={undefined} loading={desk.loading} again={desk.lookAgain} onAgain={() => {}} />
}
