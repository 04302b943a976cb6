import { Toast, type Message } from './parts/toast.tsx'
import { useWords } from './words/spoken.ts'

const UNDO_MS = 10_000
const SAID_MS = 5_000

/** What was said last, in a corner of the page where it covers nothing that is pressed next. */
export function Said({ message, onClose }: { message: Message | undefined; onClose: () => void }) {
  const { desk } = useWords()
  return (
    <output className="toast-place">
      {message && (
        <Toast
          key={message.key}
          message={message}
          close={desk.close}
          copy={desk.copyCode}
          lastsMs={message.action ? UNDO_MS : SAID_MS}
          onClose={onClose}
        />
      )}
    </output>
  )
}
