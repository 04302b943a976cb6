import type { Request } from '../../../contract/request.ts'
import { formatDate, isoToday } from '../../../domain/date.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { numberOf } from './number-of.ts'
import { standingOf } from './standing.ts'

type Props = {
  request: Request
  onOpen: () => void
  onClose: () => void
  onReopen: () => void
}

/** One request: its number, who and about what, by when, and what may be done. */
export function RequestRow({ request, onOpen, onClose, onReopen }: Props) {
  const words = useWords()
  const { requests, askers, fields } = words
  const { person, state, closed, answer, undecreed, what } = request
  const { tone, icon, said } = standingOf(request, words, isoToday(useNow().getTime()))
  const name = [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')
  const isOpen = state === 'open'
  const changes = request.fields.map((field) => fields[field]).join(', ')
  return (
    <li className={`request request-${tone}`}>
      <div>
        <strong>{name || requests.gone}</strong>
        <p className="quiet small">
          {[person.className && words.person.class(person.className), numberOf(request, words)]
            .filter(Boolean)
            .join(' · ')}{' '}
          {requests.received(formatDate(request.received))}
        </p>
      </div>
      <div>
        <p>{requests.kinds[request.kind]}</p>
        {(changes || what) && <p>{[changes, what].filter(Boolean).join('. ')}</p>}
        <p className="quiet small">
          {askers[request.askedBy]} · {requests.papers[request.paper]}
        </p>
      </div>
      <div>
        <p>
          <Badge tone={tone} icon={icon}>
            {closed ? `${said} ${formatDate(closed)}` : said}
          </Badge>
        </p>
        {isOpen ? (
          <p className="small">{requests.due(formatDate(request.due))}</p>
        ) : (
          <p className="small">{answer || ending()}</p>
        )}
        {isOpen && undecreed !== undefined && <p className="small quiet">{requests.undecreed(undecreed)}</p>}
      </div>
      <div className="request-acts">
        {isOpen && (
          <Button aria-label={`${requests.close}: ${numberOf(request, words)}`} onPress={onClose}>
            {requests.close}
          </Button>
        )}
        <Button look="plain" aria-label={`${requests.open}: ${name || requests.gone}`} onPress={onOpen}>
          {requests.open}
        </Button>
        {!isOpen && (
          <Button
            look="plain"
            aria-label={`${requests.reopen}: ${numberOf(request, words)}`}
            onPress={onReopen}
          >
            {requests.reopen}
          </Button>
        )}
      </div>
    </li>
  )

  function ending(): string {
    if (state === 'done') return requests.byJournal
    return state === 'withdrawn' ? requests.byDraft : ''
  }
}
