import { useState } from 'react'
import { failureNumber } from '../../../contract/failures.ts'
import type { Copy, CopyHeld } from '../../../contract/copies.ts'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Badge, Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { FaultNotice } from '../../parts/fault-notice.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'

type Props = {
  copy: Copy
  mayRestore: boolean
  when: (instant: string) => string
  onClose: () => void
  onFault: (fault: Fault) => void
}

/** What a copy holds and lacks; and, asked once more, its way into the place of the base. */
export function CopyChecked({ copy: { place, name, madeAt }, mayRestore, when, onClose, onFault }: Props) {
  const words = useWords()
  const { checked, checking, restore } = words.copies
  const { value: held, fault } = useLook('copies.check', { place, name })
  const [isSure, setIsSure] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const put = async () => {
    if (isBusy) return
    setIsBusy(true)
    const outcome = await call('copies.restore', { place, name })
    if (outcome.ok) return // the page begins anew with the other base
    setIsBusy(false)
    onFault(outcome.fault)
    onClose()
  }
  if (isSure) {
    return (
      <Dialog
        title={restore.title}
        close={restore.keep}
        onClose={onClose}
        foot={
          <Button look="grave" isBusy={isBusy} onPress={() => void put()}>
            {restore.sure}
          </Button>
        }
      >
        <p>
          <strong>{checked.title(when(madeAt))}</strong>
        </p>
        <p>{restore.what}</p>
        {held && held.missing > 0 && (
          <Notice tone="warn" icon="warning" title={checked.missing(held.missing)}>
            {checked.gateway}
          </Notice>
        )}
        <p>{restore.afterwards}</p>
      </Dialog>
    )
  }
  return (
    <Dialog
      title={checked.title(when(madeAt))}
      close={words.desk.close}
      onClose={onClose}
      foot={held && mayRestore && <Button onPress={() => setIsSure(true)}>{restore.go}</Button>}
    >
      <output className="copy-held">
        {!held && !fault && <span>{checking}</span>}
        {fault && <FaultNotice title={sayFault(words, fault)} number={failureNumber(fault.code)} />}
        {held && <Held held={held} when={when} />}
        {held && !mayRestore && <p className="quiet">{checked.onlyAdministrator}</p>}
      </output>
    </Dialog>
  )
}

function Held({ held, when }: { held: CopyHeld; when: Props['when'] }) {
  const words = useWords()
  const { checked } = words.copies
  const { people, corrections, lastCorrection, missing, newest } = held
  return (
    <>
      <Notice tone="good" icon="check" title={checked.whole} />
      <p>
        {checked.holds}: {checked.people(people)}, {checked.corrections(corrections)}
        {lastCorrection && ` (${checked.last(when(lastCorrection))})`}.
      </p>
      {missing === 0 && <p>{checked.same}</p>}
      {missing > 0 && (
        <>
          <Notice tone="warn" icon="warning" title={checked.missing(missing)}>
            {checked.gateway}
          </Notice>
          <ul className="setup-list">
            {newest.map(({ id, created, person, fields, state }) => (
              <li key={id}>
                <span className="setup-line">
                  <strong>{person || checked.somebody}</strong>
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
    </>
  )
}
