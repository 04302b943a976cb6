import { Dialog } from './parts/dialog.tsx'
import { SelfTest } from './screens/setup/self-test.tsx'
import { useWords } from './words/spoken.ts'

/** The check of the card and all around it, over the page where it is wanted. */
export function SelfTestDialog({ onClose }: { onClose: () => void }) {
  const { setup, desk } = useWords()
  return (
    <Dialog title={setup.cards.test} close={desk.close} onClose={onClose} wide>
      <SelfTest />
    </Dialog>
  )
}
