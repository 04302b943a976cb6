import type { Fault } from '../contract/fault.ts'
import { commandsOf, type Given } from './commands.ts'
import { isCaseOpen, opened, searched, withOpenCase, type Work } from './place.ts'
import { Palette } from './screens/palette/palette.tsx'
import { useWords } from './words/spoken.ts'

type Props = Omit<Given, 'place' | 'isCovered' | 'isCaseOpen'> & {
  work: Work
  onWork: (change: (work: Work) => Work) => void
  onFailure: (number: number) => void
  onClose: (act?: () => void) => void
  onFault: (fault: Fault) => void
}

/** The palette, with what can be done from where she is. */
export function DeskPalette({ work, onWork, onFailure, onClose, onFault, ...acts }: Props) {
  const words = useWords()
  const place = work.places.at(-1)!
  const { isCovered } = work
  return (
    <Palette
      commands={commandsOf(words, { ...acts, place, isCovered, isCaseOpen: isCaseOpen(work, place) })}
      recent={work.recent}
      onPerson={(id) => onWork((now) => opened(now, id))}
      onCase={(code) => onWork((now) => withOpenCase(now, code))}
      onSearch={(query) => onWork((now) => searched(now, query))}
      onFailure={onFailure}
      onClose={onClose}
      onFault={onFault}
    />
  )
}
