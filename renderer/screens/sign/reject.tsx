import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { useWords } from '../../words/spoken.ts'

/** As the contract asks for it. */
const SHORTEST = 3
const LONGEST = 500

/** Asks the second person why. */
export function Reject({ onClose, onReject }: { onClose: () => void; onReject: (reason: string) => void }) {
  const { rejecting } = useWords().secondSignature
  const [reason, setReason] = useState('')
  const [isTold, setIsTold] = useState(false)
  const isShort = reason.trim().length < SHORTEST
  const reject = () => (isShort ? setIsTold(true) : onReject(reason.trim()))
  return (
    <Dialog
      title={rejecting.title}
      close={rejecting.keep}
      onClose={onClose}
      foot={
        <Button look="grave" onPress={reject}>
          {rejecting.reject}
        </Button>
      }
    >
      <p>{rejecting.what}</p>
      <TextField
        label={rejecting.reason}
        hint={rejecting.reasonHint}
        value={reason}
        onChange={setReason}
        wrong={isTold && isShort ? rejecting.short : undefined}
        lines={3}
        maxLength={LONGEST}
        takesFocus
      />
    </Dialog>
  )
}
