import { useState } from 'react'
import { failureNumber } from '../../../contract/failures.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { longDate } from '../../words/long-date.ts'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import type { PartProps } from './setup.tsx'
import { maySetUp } from './use-settings.ts'

/** The key of the base: the code that gives it back, and its change. */
export function DeskKey({ desk, onCode, onTell, onFault }: PartProps) {
  const words = useWords()
  const { key } = words.recovery
  const { value: seen, fault, again } = useLook('recovery.key', {})
  const [asks, setAsks] = useState<'code' | 'turn'>()
  const [isBusy, setIsBusy] = useState(false)
  const mayChange = maySetUp(desk)

  const make = async () => {
    if (isBusy) return
    setIsBusy(true)
    const outcome = await call('recovery.make', {})
    setIsBusy(false)
    setAsks(undefined)
    if (outcome.ok) onCode(outcome.value)
    else onFault(outcome.fault)
  }
  const turn = async () => {
    if (isBusy) return
    setIsBusy(true)
    const outcome = await call('recovery.turn', {})
    // Asked of the program that has started again: until then there is no answer.
    const now = outcome.ok ? await call('recovery.key', {}) : outcome
    setIsBusy(false)
    setAsks(undefined)
    again()
    if (!now.ok) onFault(now.fault)
    else if (!now.value.isChanging) onTell(key.turned)
  }
  if (!seen) {
    return (
      <Absent
        fault={fault && sayFault(words, fault)}
        number={fault && failureNumber(fault.code)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
  return (
    <section className="setup-part settings" aria-label={key.part}>
      <header>
        <h2>{key.part}</h2>
        <p className="quiet">{key.lead}</p>
      </header>
      {!mayChange && <p className="quiet">{key.onlyAdministrator}</p>}
      <div className="copies-head">
        <section>
          <h3>{key.code}</h3>
          {seen.code ? (
            <>
              <p>{key.made(seen.code.id, longDate(words, new Date(seen.code.made)))}</p>
              <p className="quiet">{key.madeWhat}</p>
            </>
          ) : (
            <Notice tone="warn" icon="warning" title={key.none}>
              {key.noneWhat}
            </Notice>
          )}
          {mayChange && (
            <Button
              look={seen.code ? 'usual' : 'main'}
              isBusy={isBusy}
              onPress={() => (seen.code ? setAsks('code') : void make())}
            >
              {seen.code ? key.again : key.make}
            </Button>
          )}
        </section>
        <section>
          <h3>{key.turnTitle}</h3>
          <p className="quiet">{key.turnWhat}</p>
          <p>{key.changes(seen.changes)}</p>
          {seen.isChanging && (
            <Notice tone="warn" icon="warning" title={key.isChanging}>
              {key.isChangingWhat}
            </Notice>
          )}
          {mayChange && <Button onPress={() => setAsks('turn')}>{key.turn}</Button>}
        </section>
      </div>
      {asks === 'code' && (
        <Dialog
          title={key.againTitle}
          close={key.keep}
          onClose={() => setAsks(undefined)}
          foot={
            <Button look="main" isBusy={isBusy} onPress={() => void make()}>
              {key.make}
            </Button>
          }
        >
          <p>{key.againWhat}</p>
          <p>{key.againLeak}</p>
        </Dialog>
      )}
      {asks === 'turn' && (
        <Dialog
          title={key.turnAsk}
          close={words.recovery.key.keepKey}
          onClose={() => setAsks(undefined)}
          foot={
            <Button look="main" takesFocus isBusy={isBusy} onPress={() => void turn()}>
              {isBusy ? key.turning : key.turnSure}
            </Button>
          }
        >
          <p>{key.turnHow}</p>
        </Dialog>
      )}
    </section>
  )
}
