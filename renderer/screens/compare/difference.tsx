import { difference, isKindred, whyDifferent, type Piece } from '../../../domain/difference.ts'
import { useWords } from '../../words/spoken.ts'

/** How two spellings differ, sign by sign, with the reason in words: colour never speaks alone. */
export function Difference({ was, becomes }: { was: string; becomes: string }) {
  const { whys } = useWords()
  const pieces = difference(was, becomes)
  const why = whyDifferent(was, becomes)
  if (why === 'same') return null
  return (
    <div className="difference">
      {isKindred(was, pieces) && (
        <p className="difference-signs">
          {pieces.map((piece, place) => (
            <PieceOf key={place} piece={piece} />
          ))}
        </p>
      )}
      <p className="small">
        {whys[why]} <LookAlikes pieces={pieces} />
      </p>
    </div>
  )
}

function PieceOf({ piece }: { piece: Piece }) {
  const { differing } = useWords()
  if (piece.change === 'same') return <span>{piece.text}</span>
  const Tag = piece.change === 'removed' ? 'del' : 'ins'
  return (
    <Tag>
      <span className="unseen"> {differing[piece.change]} </span>
      {piece.text.replace(/\s/gu, '␣').replace(/^[^\p{L}\p{N}\p{P}\p{S}]+$/u, '◌')}
    </Tag>
  )
}

/** Signs that look the same are named by their alphabets: «P» Latin → «Р» Russian. */
function LookAlikes({ pieces }: { pieces: readonly Piece[] }) {
  const { differing, alphabets } = useWords()
  const pairs = pieces.flatMap((piece, place) => {
    const next = pieces[place + 1]
    const isPair = piece.change === 'removed' && piece.kind === 'look-alike' && next?.change === 'added'
    return isPair ? [[piece.text, next.text] as const] : []
  })
  return pairs
    .map(([was, becomes]) =>
      differing.pair(was, alphabets[alphabetOf(was)], becomes, alphabets[alphabetOf(becomes)]),
    )
    .join(', ')
}

function alphabetOf(sign: string): 'latin' | 'cyrillic' | 'digit' | 'other' {
  if (/\p{Script=Latin}/u.test(sign)) return 'latin'
  if (/\p{Script=Cyrillic}/u.test(sign)) return 'cyrillic'
  return /\d/.test(sign) ? 'digit' : 'other'
}
