import { useState } from 'react'
import type { Line } from '../../../contract/journal.ts'
import { Button } from '../../parts/button.tsx'
import { copyText } from '../../parts/copy.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import type { TroubleForIt } from './for-it.ts'
import { textForIt } from './text-for-it.ts'

type Props = { line: Line; trouble: TroubleForIt; onClose: () => void }

/** The text that is handed to whoever looks after the network. It stands still while it is read. */
export function ItText({ line, trouble, onClose }: Props) {
  const words = useWords()
  const { itText } = words.outbox.line
  const now = useNow()
  const [text] = useState(() => textForIt({ line, trouble, now, words }))
  const [isCopied, setIsCopied] = useState(false)
  return (
    <Dialog
      title={itText.title}
      close={words.desk.close}
      onClose={onClose}
      wide
      foot={
        <>
          <output className="small quiet">{isCopied ? itText.copied : ''}</output>
          <Button takesFocus look="main" onPress={() => setIsCopied(copyText(text))}>
            {itText.copy}
          </Button>
        </>
      }
    >
      <p>{itText.lead}</p>
      <textarea
        className="it-text"
        readOnly
        aria-label={itText.label}
        rows={text.split('\n').length + 6}
        value={text}
      />
    </Dialog>
  )
}
