import type { Correction } from '../../contract/correction.ts'
import { pupil } from './people.ts'

/** A correction of the СНИЛС of `pupil()`, as the training desk makes it. */
export const snilsCorrection = (other: Partial<Correction> = {}): Correction => ({
  form: 1,
  id: '019b0000-0000-7000-8000-000000000001',
  school: 'training',
  workplace: 'desk-1',
  person: pupil().id,
  baseVersion: 1,
  changes: [{ field: 'snils', was: '11223344595', becomes: '08765430300' }],
  basis: 'original',
  askedBy: 'guardian',
  created: '2026-09-01T08:00:00.000Z',
  training: true,
  ...other,
})
