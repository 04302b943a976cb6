import type { ReactNode } from 'react'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import type { StepProps } from './start.tsx'
import { Step } from './step.tsx'

type Props = StepProps & { staff: ReactNode }

/** Who works here: the first card that is put in is the administrator's. */
export function StaffStep({ desk, devices, staff, onStep, onLater, onTell, onFault }: Props) {
  const words = useWords()
  const { start, card } = words
  const { value: listed } = useLook('staff.list', {})
  const { value: settings, again } = useLook('settings.look', {})
  const members = listed?.members ?? []
  const hasAdministrator = members.some(({ role }) => role === 'administrator')
  const seen = (devices?.cards ?? []).flatMap(({ certificates }) => certificates)
  const refused = seen.filter(({ assessment }) => isRefused(assessment.refusal))
  const fits = seen.length > refused.length

  const addAuthority = async () => {
    const chosen = await call('settings.choose', { kind: 'authority' })
    if (!chosen.ok) return chosen.fault.code === 'file.not-chosen' ? undefined : onFault(chosen.fault)
    const trusted = settings?.trusted.value.map(({ file }) => file) ?? []
    const changed = await call('settings.change', {
      change: { trusted: [...new Set([...trusted, chosen.value.path])] },
    })
    if (!changed.ok) return onFault(changed.fault)
    if (desk.shift?.way === 'start') await call('shift.start', {}) // whom the desk trusts opens all shifts anew
    again()
    onTell(start.staff.added(chosen.value.title))
  }
  const addButton = settings?.trusted.from !== 'machine' && (
    <p>
      <Button onPress={() => void addAuthority()}>{start.staff.addAuthority}</Button>
    </p>
  )
  return (
    <Step
      step="staff"
      title={start.steps.staff}
      lead={start.staff.lead}
      onBefore={() => onStep('people')}
      onLater={onLater}
      next={
        <Button look={hasAdministrator ? 'main' : 'usual'} onPress={() => onStep('copies')}>
          {hasAdministrator ? start.next : start.staff.noCards}
        </Button>
      }
    >
      {seen.length === 0 && members.length === 0 && (
        <Notice tone="plain" icon="card" title={start.staff.empty}>
          {start.staff.emptyWhat}
        </Notice>
      )}
      {refused.map((certificate) => {
        const { refusal, missing } = certificate.assessment
        return (
          <Notice
            key={certificate.fingerprint}
            tone="warn"
            icon="warning"
            title={start.staff.untrusted(card.nameOf(certificate))}
          >
            {refusal === 'untrusted' && missing ? (
              <>
                <p>{start.staff.missing(missing.issuer)}</p>
                {missing.address && <p className="quiet">{start.staff.address(missing.address)}</p>}
                {addButton}
              </>
            ) : (
              <p>{sayFault(words, refusal === 'no-key' ? NO_KEY : { code: `certificate.${refusal!}` })}</p>
            )}
          </Notice>
        )
      })}
      {settings?.trusted.value.length === 0 && refused.length === 0 && (
        <div className="start-acts">{addButton}</div>
      )}
      {(fits || members.length > 0) && staff}
    </Step>
  )
}

const NO_KEY = { code: 'device.no-key' } as const

/** Who is only not entered yet is welcome. */
const isRefused = (refusal: string | undefined): boolean => refusal !== undefined && refusal !== 'stranger'
