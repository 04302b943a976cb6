import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { KioskFault, KioskShown } from '../../../contract/kiosk.ts'
import { EXIT_CODE } from '../../../contract/kiosk-limits.ts'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { useKeys } from '../../parts/keys.ts'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import './leave.css'

/** The way out of a filled screen: a key that administrators know, on every screen and on the locked one too. */
export function WayOut() {
  const [shown, setShown] = useState<KioskShown>()
  const open = async () => {
    const outcome = await call('kiosk.look', {})
    if (outcome.ok && outcome.value.isKiosk) setShown(outcome.value)
  }
  useKeys((event) => {
    const isOurs = event.ctrlKey && event.altKey && !event.shiftKey && event.code === 'KeyQ'
    return isOurs ? () => void open() : undefined
  })
  return shown && <Leave shown={shown} onClose={() => setShown(undefined)} />
}

/** Asks for the code, or only whether it is meant where an administrator is at the desk. */
function Leave({
  shown: { hasCode, byShift, waitSeconds },
  onClose,
}: {
  shown: KioskShown
  onClose: () => void
}) {
  const words = useWords()
  const { kiosk } = words
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<Fault | undefined>(
    waitSeconds > 0 ? { code: 'kiosk.wait', seconds: waitSeconds } : undefined,
  )
  const [isBusy, setIsBusy] = useState(false)
  const asksCode = hasCode && !byShift
  const isOut = asksCode || byShift
  const left = useWait(fault)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || left > 0 || (asksCode && code === '')) return
    setIsBusy(true)
    const outcome = await call('kiosk.leave', asksCode ? { code } : {})
    if (outcome.ok) return // the program ends
    setIsBusy(false)
    setCode('')
    setFault(outcome.fault)
    field.current?.focus()
  }
  const said = left > 0 ? ({ code: 'kiosk.wait', seconds: left } satisfies KioskFault) : fault
  const isOver = fault?.code === 'kiosk.wait' && left === 0
  return (
    <Dialog
      title={kiosk.title}
      close={kiosk.stay}
      onClose={onClose}
      foot={
        isOut && (
          <Button look="main" type="submit" form="leave" isBusy={isBusy} isDisabled={left > 0}>
            {kiosk.leave}
          </Button>
        )
      }
    >
      <form id="leave" className="leave" onSubmit={(event) => void submit(event)}>
        <p>{byShift ? kiosk.byShift : asksCode ? kiosk.byCode : kiosk.noCode}</p>
        {asksCode && (
          <label className="leave-code">
            <span>{kiosk.code}</span>
            <input
              ref={field}
              type="password"
              value={code}
              maxLength={EXIT_CODE.longest}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={said !== undefined && !isOver}
              aria-describedby="leave-said"
              onChange={(event) => {
                setCode(event.target.value)
                if (left === 0) setFault(undefined)
              }}
            />
          </label>
        )}
        <p id="leave-said" className="leave-said" role="alert">
          {said && !isOver ? sayFault(words, said) : ''}
        </p>
      </form>
    </Dialog>
  )
}

/** Whole seconds for which no code is looked at, counted down. */
function useWait(fault: Fault | undefined): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const until = fault?.code === 'kiosk.wait' ? Date.now() + fault.seconds * 1000 : 0
    const look = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)))
    look()
    const timer = setInterval(look, 500)
    return () => clearInterval(timer)
  }, [fault])
  return left
}
