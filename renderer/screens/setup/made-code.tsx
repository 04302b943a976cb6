import { useState, type ComponentType } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import type { Answer } from '../../../contract/index.ts'
import type { Fault } from '../../../contract/fault.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { useWords } from '../../words/spoken.ts'

/** A code that was just made; nobody can ask for it again. */
export type MadeCode = Answer<'recovery.make'>

type Shown = {
  desk: Desk
  code: MadeCode
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** Shows the sheet with the ways to print it. */
export type CodeSheet = ComponentType<Shown & { onBack: () => void }>

type Props = Shown & { sheet: CodeSheet; onOver: () => void }

/** The sheet of a code, shown this once; leaving it is asked about, since there is no way back to it. */
export function MadeCodeSheet({ sheet: Sheet, onOver, desk, code, onTell, onFault }: Props) {
  const { key } = useWords().recovery
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Sheet {...{ desk, code, onTell, onFault }} onBack={() => setAsks(true)} />
      {asks && (
        <Dialog
          title={key.doneTitle}
          close={key.doneNot}
          onClose={() => setAsks(false)}
          foot={
            <Button look="main" onPress={onOver}>
              {key.doneSure}
            </Button>
          }
        >
          <p>{key.doneWhat}</p>
        </Dialog>
      )}
    </>
  )
}
