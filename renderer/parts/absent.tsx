import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { FaultNotice } from './fault-notice.tsx'
import './absent.css'

type Props = {
  fault: string | undefined
  /** Of the failure catalogue. */
  number?: number | undefined
  loading: string
  again: string
  onAgain: () => void
  /** It stands in place of a whole page, so it is the main part of the screen by itself. */
  isPage?: boolean
}

/** What stands in place of what is not there yet: nothing for a moment, then a word, or why it did not come. */
export function Absent({ fault, number, loading, again, onAgain, isPage }: Props) {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), 400)
    return () => clearTimeout(timer)
  }, [])

  const Part = isPage ? 'main' : 'div'
  if (fault === undefined) return <Part className="absent">{isLate && <output>{loading}</output>}</Part>
  return (
    <Part className="absent">
      <FaultNotice title={fault} number={number} />
      <Button onPress={onAgain}>{again}</Button>
    </Part>
  )
}
