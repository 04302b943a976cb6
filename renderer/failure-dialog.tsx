import { failureOf } from '../contract/failures.ts'
import { Dialog } from './parts/dialog.tsx'
import { FailurePage } from './parts/failure-page.tsx'
import { useWords } from './words/spoken.ts'

/** One failure of the catalogue over the page where it happened. */
export function FailureDialog({ number, onClose }: { number: number; onClose: () => void }) {
  const { failures, failureList, desk } = useWords()
  const code = failureOf(number)
  if (!code) return null
  const { title, cause, remedies } = failures[code]
  return (
    <Dialog title={`${failureList.number(number)}. ${title}`} close={desk.close} onClose={onClose}>
      <FailurePage cause={cause} remedies={remedies} />
    </Dialog>
  )
}
