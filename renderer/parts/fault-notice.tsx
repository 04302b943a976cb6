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
  return (
    <Notice tone={tone} icon={tone === 'fault' ? 'fault' : 'warning'} title={title}>
      {children}
      {number !== undefined && <FaultHelp number={number} />}
    </Notice>
  )
}

/** The number of a failure and the button that opens its page; nothing where there is no catalogue. */
export function FaultHelp({ number }: { number: number }) {
  const remedies = useRemedies()
  return (
    remedies && (
      <p className="fault-help">
        <span className="number">{remedies.number(number)}</span>
        <Button look="plain" onPress={() => remedies.open(number)}>
          {remedies.what}
        </Button>
      </p>
    )
  )
}
