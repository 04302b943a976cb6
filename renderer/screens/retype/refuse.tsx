import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { useWords } from '../../words/spoken.ts'

type Props = { onRefuse: (reason: string) => void; onClose: () => void }

const SHORTEST = 3

/** Why the journal did not take it, in the words of who has tried. */
export function Refuse({ onRefuse, onClose }: Props) {
  const { refusing } = useWords().retype
  const [reason, setReason] = useState('')
  const [isShort, setIsShort] = useState(false)
  const refuse = () => {
    if (reason.trim().length < SHORTEST) setIsShort(true)
    else onRefuse(reason.trim())
  }
  return (
    <Dialog
      title={refusing.title}
      close={refusing.keep}
      onClose={onClose}
      foot={
        <Button look="grave" onPress={refuse}>
          {refusing.refuse}
        </Button>
      }
    >
      <TextField
        label={refusing.reason}
        value={reason}
        onChange={(text) => {
          setReason(text)
          setIsShort(false)
        }}
        wrong={isShort ? refusing.short : undefined}
        lines={3}
        takesFocus
      />
      <p className="quiet retype-refuse">{refusing.lead}</p>
    </Dialog>
  )
}
