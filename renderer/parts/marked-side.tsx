import type { Piece } from '../../domain/difference.ts'
import './marked-side.css'

type Props = {
  /** The way from the one text to the other. */
  pieces: readonly Piece[]
  /** `removed`: the first text; `added`: the second one. */
  side: 'removed' | 'added'
}

/** One of two texts, with the signs marked that the other one has not. */
export const MarkedSide = ({ pieces, side }: Props) => (
  <span className="marked-side">
    {pieces
      .filter(({ change }) => change === 'same' || change === side)
      .map(({ change, text }, place) =>
        change === 'same' ? text : <mark key={place}>{visible(text)}</mark>,
      )}
  </span>
)

/** Spaces and signs that are not to be seen get a shape of their own. */
const visible = (text: string): string =>
  text.replace(/\s/gu, '␣').replace(/^[^\p{L}\p{N}\p{P}\p{S}]+$/u, '◌')
