import { formatDate } from '../../../domain/date.ts'
import { Icon } from '../../parts/icon.tsx'
import { marked } from '../../parts/marked.ts'
import { MarkedText } from '../../parts/marked-text.tsx'
import { useWords } from '../../words/spoken.ts'
import type { Row } from './rows.ts'

/** What a row says: a command with its key, or a person with what tells namesakes apart. */
export function PaletteRow({ row }: { row: Row }) {
  const { kinds, search } = useWords()
  if (row.kind === 'command') {
    return (
      <>
        <span className="palette-title">{row.title}</span>
        {row.keys && <kbd>{row.keys}</kbd>}
      </>
    )
  }
  if (row.kind === 'seen') {
    const { kind, name, className } = row.person
    return (
      <>
        <Icon name={kind} />
        <span className="palette-title">{name}</span>
        <span className="quiet small">{[kinds[kind], className].filter(Boolean).join(' · ')}</span>
      </>
    )
  }
  const { person } = row
  const name = [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')
  const isNamed = ({ place }: (typeof person.how)[number]) =>
    place === 'lastName' || place === 'firstName' || place === 'middleName'
  const [relative] = person.relatives
  return (
    <>
      <Icon name={person.kind} />
      <span className="palette-title">
        <MarkedText pieces={marked(name, person.how.filter(isNamed))} />
        {person.state === 'left' && <span className="quiet small"> {search.left}</span>}
      </span>
      <span className="quiet small palette-who">
        {[kinds[person.kind], person.className, relative && `${relative.lastName} ${relative.firstName}`]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="quiet small number">{formatDate(person.birthDate)}</span>
    </>
  )
}
