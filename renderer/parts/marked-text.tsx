import type { Piece } from './marked.ts'

/** A text with what was typed marked in it. */
export const MarkedText = ({ pieces }: { pieces: readonly Piece[] }) =>
  pieces.map((piece, place) => (piece.hit ? <mark key={place}>{piece.text}</mark> : piece.text))
