import type { ReactNode } from 'react'
import { Notice, type Tone } from './badge.tsx'
import { Button } from './button.tsx'
import { useRemedies } from './remedy.ts'
import './fault-notice.css'

type Props = {
  title: string
  /** Of the failure catalogue, where the failure stands in it. */
  number: number | undefined
  tone?: Extract<Tone, 'fault' | 'warn'>
  children?: ReactNode
}

/** What could not be done, with the number of the failure and the way to what helps. */
export function FaultNotice({ title, number, tone = 'fault', children }: Props) {
  const remedies = useRemedies()
  return (
    <Notice tone={tone} icon={tone === 'fault' ? 'fault' : 'warning'} title={title}>
      {children}
      {remedies && number !== undefined && (
        <p className="fault-help">
          <span className="number">{remedies.number(number)}</span>
          <Button look="plain" onPress={() => remedies.open(number)}>
            {remedies.what}
          </Button>
        </p>
      )}
    </Notice>
  )
}
