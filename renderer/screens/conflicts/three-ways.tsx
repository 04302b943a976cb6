import type { ConflictField } from '../../../contract/conflict.ts'
import { difference, isKindred, whyDifferent } from '../../../domain/difference.ts'
import { showField } from '../../../domain/field.ts'
import { Icon } from '../../parts/icon.tsx'
import { MarkedSide } from '../../parts/marked-side.tsx'
import { useWords } from '../../words/spoken.ts'

/** One field three ways; what tells ours from the journal's is marked sign by sign, and why in words. */
export function ThreeWays({ one, isRead }: { one: ConflictField; isRead: boolean }) {
  const { fields, conflicts, whys, compare } = useWords()
  const { field, was, ours, theirs, state } = one
  const [their, our] = [showField(field, theirs), showField(field, ours)]
  const pieces = difference(their, our)
  const isMarked = state === 'differs' && theirs !== '' && ours !== '' && isKindred(their, pieces)
  const why = whyDifferent(their, our)
  // The journal has named only what differs from both: whether it holds ours or the old value is not known yet.
  const isUnknown = state === 'was' && !isRead
  const shown = (value: string) =>
    value === '' ? <span className="quiet">{compare.nothing}</span> : showField(field, value)
  return (
    <>
      <tr>
        <th scope="row" rowSpan={2}>
          {fields[field]}
        </th>
        <td className="quiet" rowSpan={2}>
          {shown(was)}
        </td>
        <td className="conflict-value">
          {isMarked ? <MarkedSide pieces={pieces} side="added" /> : shown(ours)}
        </td>
        <td className="conflict-value">
          {isMarked ? <MarkedSide pieces={pieces} side="removed" /> : theirsShown()}
        </td>
      </tr>
      <tr>
        <td colSpan={2} className="conflict-why small quiet">
          {state === 'ours' && (
            <span className="conflict-equal">
              <Icon name="check" /> {conflicts.equal}
            </span>
          )}
          {state === 'was' && isRead && conflicts.untouched}
          {state === 'differs' && why !== 'same' && whys[why]}
        </td>
      </tr>
    </>
  )

  function theirsShown() {
    return isUnknown ? <span className="quiet">{conflicts.unread.field}</span> : shown(theirs)
  }
}
