import { useState } from 'react'
import type { CopyHeld } from '../../../contract/copies.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Outcome } from '../../../domain/outcome.ts'
import { done, failed } from '../../../domain/outcome.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import type { StepProps } from './start.tsx'
import { Step } from './step.tsx'

type Props = StepProps & { onOver: () => void }

/** Where the base is copied to; the first copy is made and opened, so that nobody has to believe it. */
export function CopiesStep({ desk, onStep, onLater, onOver, onFault }: Props) {
  const words = useWords()
  const { start } = words
  const { value: settings, again } = useLook('settings.look', {})
  const [isMaking, setIsMaking] = useState(false)
  const [made, setMade] = useState<Outcome<CopyHeld, Fault>>()
  const folder = settings?.copies.value

  const choose = async () => {
    const chosen = await call('settings.choose', { kind: 'folder' })
    if (!chosen.ok) return chosen.fault.code === 'file.not-chosen' ? undefined : onFault(chosen.fault)
    const changed = await call('settings.change', { change: { copies: chosen.value.path } })
    if (!changed.ok) return onFault(changed.fault)
    if (desk.shift?.way === 'start') await call('shift.start', {})
    setMade(undefined)
    again()
  }
  const make = async () => {
    setIsMaking(true)
    setMade(await madeAndChecked())
    setIsMaking(false)
  }
  return (
    <Step
      step="copies"
      title={start.steps.copies}
      lead={start.copies.lead}
      onBefore={() => onStep('staff')}
      onLater={onLater}
      next={
        <Button look={made?.ok ? 'main' : 'usual'} takesFocus={made?.ok === true} onPress={onOver}>
          {made?.ok ? start.next : start.copies.skip}
        </Button>
      }
    >
      <section className="start-part">
        <h2>{start.copies.folder}</h2>
        <p className={folder ? 'start-path' : 'quiet'}>{folder ?? start.copies.noFolder}</p>
        {settings?.copies.from === 'machine' ? (
          <p className="quiet">{start.school.set}</p>
        ) : (
          <Button onPress={() => void choose()}>
            <Icon name="file" /> {folder ? start.copies.chooseOther : start.copies.choose}
          </Button>
        )}
      </section>
      <section className="start-part">
        <Button look={made?.ok ? 'usual' : 'main'} isBusy={isMaking} onPress={() => void make()}>
          {isMaking ? start.copies.making : start.copies.make}
        </Button>
        {made?.ok && desk.withoutRecovery && (
          <Notice tone="plain" icon="hint" title={words.recovery.key.start}>
            {words.recovery.key.startWhat}
          </Notice>
        )}
        <output>
          {made?.ok && (
            <Notice tone="good" icon="check" title={start.copies.well(made.value.people)}>
              {folder ? start.copies.both : start.copies.one}
            </Notice>
          )}
          {made && !made.ok && <Notice tone="fault" icon="fault" title={sayFault(words, made.fault)} />}
        </output>
      </section>
    </Step>
  )
}

/** The newest copy of each place is opened; trouble in the second folder is a fault of the whole. */
async function madeAndChecked(): Promise<Outcome<CopyHeld, Fault>> {
  const made = await call('copies.make', {})
  if (!made.ok) return made
  const { copies, second, trouble } = made.value
  const wrong = trouble ?? second?.trouble
  if (wrong) return failed({ code: wrong })

  let held: CopyHeld | undefined
  for (const place of ['here', 'second'] as const) {
    const newest = copies.find((copy) => copy.place === place)
    if (!newest) continue
    const checked = await call('copies.check', { place, name: newest.name })
    if (!checked.ok) return checked
    held = checked.value
  }
  return held ? done(held) : failed({ code: 'copies.gone' })
}
