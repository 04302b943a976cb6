import { useState, type FormEvent } from 'react'
import { formatDate, isoToday, parseDate } from '../../../domain/date.ts'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { useWords } from '../../words/spoken.ts'

const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/

/** The hour from which both terms run: now, unless something else is written. */
export function LeakFound({ onEnter }: { onEnter: (found: string) => void }) {
  const { leak } = useWords().access
  const [day, setDay] = useState(() => formatDate(isoToday(Date.now())))
  const [time, setTime] = useState(() => new Date().toTimeString().slice(0, 5))
  const [isTried, setTried] = useState(false)
  const date = parseDate(day)
  const clock = TIME.exec(time.trim())

  const enter = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (date.ok && clock)
      onEnter(new Date(`${date.value}T${clock[1]!.padStart(2, '0')}:${clock[2]}`).toISOString())
  }
  return (
    <form className="leak-found" aria-label={leak.found} onSubmit={enter}>
      <h2>{leak.found}</h2>
      <TextField
        label={leak.day}
        value={day}
        maxLength={20}
        wrong={isTried && !date.ok ? leak.wrongDay : undefined}
        onChange={setDay}
      />
      <TextField
        label={leak.time}
        value={time}
        maxLength={5}
        wrong={isTried && !clock ? leak.wrongTime : undefined}
        onChange={setTime}
      />
      <Button type="submit">{leak.enter}</Button>
    </form>
  )
}
