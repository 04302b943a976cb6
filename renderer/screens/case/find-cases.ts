import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { Answer, Sent } from '../../../contract/index.ts'
import { call } from '../../link/call.ts'
import { useNews } from '../../link/news.ts'

/** What was found, and for which question. While a newer answer is awaited the old one stays. */
export type Finding = { readonly asked: string } & Partial<Answer<'case.find'>>

/** A question as one text, to tell whether an answer is still of use. */
export const askedOf = (question: Sent<'case.find'>): string => JSON.stringify(question)

/**
 * Finds cases while the message is typed. One question is on its way at a time; only an answer to what
 * stands on the screen now is taken.
 */
export function useCases(question: Sent<'case.find'>, onFault: (fault: Fault) => void): Finding {
  const [finding, setFinding] = useState<Finding>({ asked: '' })
  const wanted = useRef(question)
  const isAsking = useRef(false)
  const asked = askedOf(question)

  const complain = useEffectEvent(onFault)
  const ask = useEffectEvent(async () => {
    if (isAsking.current) return
    isAsking.current = true
    let done: Sent<'case.find'> | undefined
    while (done !== wanted.current) {
      done = wanted.current
      const outcome = await call('case.find', done)
      if (done !== wanted.current) continue
      if (outcome.ok) setFinding({ asked: askedOf(done), ...outcome.value })
      else complain(outcome.fault)
    }
    isAsking.current = false
  })
  const want = useEffectEvent((_asked: string) => {
    wanted.current = { ...question }
    void ask()
  })
  useEffect(() => want(asked), [asked])
  useNews('base', () => void ask())
  useNews('region', () => void ask())
  return finding
}
