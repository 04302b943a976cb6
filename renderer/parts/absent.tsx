import { useEffect, useState } from 'react'
import { Notice } from './badge.tsx'
import { Button } from './button.tsx'
import './absent.css'

type Props = { fault: string | undefined; loading: string; again: string; onAgain: () => void }

/** What stands in place of what is not there yet: nothing for a moment, then a word, or why it did not come. */
export function Absent({ fault, loading, again, onAgain }: Props) {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), 400)
    return () => clearTimeout(timer)
  }, [])

  if (fault === undefined) return <main className="absent">{isLate && <output>{loading}</output>}</main>
  return (
    <main className="absent">
      <Notice tone="fault" icon="fault" title={fault} />
      <Button onPress={onAgain}>{again}</Button>
    </main>
  )
}
