import { useState } from 'react'
import type { Copy } from '../../../contract/copies.ts'
import { failureNumber } from '../../../contract/failures.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { HeldOfDamaged } from '../../../contract/recovery.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Badge, Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { FaultNotice } from '../../parts/fault-notice.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'

type Props = { copy: Copy; when: (instant: string) => string; onClose: () => void }

/** What a copy holds, what it lacks of the damaged base, and its way into the place of that. */
export function CopyDialog({ copy: { place, name, madeAt }, when, onClose }: Props) {
  const words = useWords()
  const { checked, checking } = words.copies
  const { screen } = words.recovery
  const { value: held, fault: unfit } = useLook('recovery.check', { place, name })
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<Fault>()
  const fault = failure ?? unfit
  const restore = async () => {
    if (isBusy) return
    setIsBusy(true)
    setFailure(undefined)
    const outcome = await call('recovery.restore', { place, name })
    if (outcome.ok) return // the page begins anew with the other base
    setIsBusy(false)
    setFailure(outcome.fault)
  }
  return (
    <Dialog
      title={checked.title(when(madeAt))}
      close={screen.keep}
      onClose={onClose}
      foot={
        held && (
          <Button look="main" takesFocus isBusy={isBusy} onPress={() => void restore()}>
            {isBusy ? screen.restoring : screen.restore}
          </Button>
        )
      }
    >
      <output className="copy-held">
        {!held && !fault && <span>{checking}</span>}
        {fault && <FaultNotice title={sayFault(words, fault)} number={failureNumber(fault.code)} />}
        {held && <Held held={held} when={when} />}
      </output>
    </Dialog>
  )
}

function Held({ held, when }: { held: HeldOfDamaged; when: Props['when'] }) {
  const words = useWords()
  const { checked } = words.copies
  const { screen } = words.recovery
  const { people, corrections, lastCorrection, missing, newest, isUnread } = held
  return (
    <>
      <Notice tone="good" icon="check" title={screen.whole} />
      <p>
        {checked.holds}: {checked.people(people)}, {checked.corrections(corrections)}
        {lastCorrection && ` (${checked.last(when(lastCorrection))})`}.
      </p>
      {missing > 0 && (
        <>
          <Notice tone="warn" icon="warning">
            {screen.missing(missing)}
          </Notice>
          <ul className="recovery-lost">
            {newest.map(({ id, created, person, fields, state }) => (
              <li key={id}>
                <span className="recovery-line">
                  <strong>{person || screen.nameless}</strong>
                  <Badge>{words.states[state]}</Badge>
                </span>
                <span className="small quiet">
                  {fields.map((field) => words.fields[field]).join(', ')} · {when(created)}
                </span>
              </li>
            ))}
          </ul>
          {missing > newest.length && <p className="quiet">{checked.more(missing - newest.length)}</p>}
        </>
      )}
      {isUnread && (
        <Notice tone="warn" icon="warning">
          {screen.unread}
        </Notice>
      )}
      {missing === 0 && !isUnread && <p>{screen.same}</p>}
    </>
  )
}
