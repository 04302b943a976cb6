import { useState } from 'react'
import { failureNumber } from '../../../contract/failures.ts'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { FaultNotice } from '../../parts/fault-notice.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'

/** An empty base, once it is understood what that costs. */
export function BeginDialog({ onClose }: { onClose: () => void }) {
  const words = useWords()
  const { screen } = words.recovery
  const [isSure, setIsSure] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [fault, setFault] = useState<Fault>()
  const begin = async () => {
    if (isBusy || !isSure) return
    setIsBusy(true)
    const outcome = await call('recovery.begin', {})
    if (outcome.ok) return // the page begins anew with the empty base
    setIsBusy(false)
    setFault(outcome.fault)
  }
  return (
    <Dialog
      title={screen.beginTitle}
      close={screen.beginNot}
      onClose={onClose}
      foot={
        <Button look="grave" isDisabled={!isSure} isBusy={isBusy} onPress={() => void begin()}>
          {screen.beginGo}
        </Button>
      }
    >
      <p>{screen.beginWhat}</p>
      <p>{screen.beginKept}</p>
      <p>{screen.tokens}</p>
      <Checkbox isChosen={isSure} onChange={setIsSure}>
        {screen.beginSure}
      </Checkbox>
      {fault && <FaultNotice title={sayFault(words, fault)} number={failureNumber(fault.code)} />}
    </Dialog>
  )
}
