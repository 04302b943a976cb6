import type { Mark } from '../../../contract/mark.ts'
import { showField } from '../../../domain/field.ts'
import { Button } from '../../parts/button.tsx'
import { MarkNote } from '../../parts/mark-note.tsx'
import { sayOf } from '../../words/of-code.ts'
import { useWords } from '../../words/spoken.ts'

/** A mark: what was noticed, what helps, the likely value, the way to the other person concerned. */
export function MarkLine({ mark, onOpen }: { mark: Mark; onOpen: (id: string) => void }) {
  const { marks, person } = useWords()
  const others = 'others' in mark ? mark.others : []
  return (
    <MarkNote severity={mark.severity} said={sayOf(marks, mark)}>
      {mark.repair !== undefined && mark.field !== 'links' && mark.field !== 'card' && (
        <span className="mark-repair">
          {person.repair} <b>{showField(mark.field, mark.repair)}</b>
        </span>
      )}
      {others.slice(0, 3).map((id, place) => (
        <Button key={id} look="plain" onPress={() => onOpen(id)}>
          {person.openOther(others.length > 1 ? place + 1 : 0)}
        </Button>
      ))}
    </MarkNote>
  )
}
