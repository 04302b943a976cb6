import type { Change } from '../domain/correction.ts'
import { isKeptForm } from '../domain/field.ts'

/** Signs that no field may hold, and that no database may be made to keep. */
const CONTROL = /\p{Cc}/u

/** Whether a field may come to hold this value: what the rules of the field give, in the one form kept. */
export const isAllowed = ({ field, becomes }: Change): boolean =>
  !CONTROL.test(becomes) && isKeptForm(field, becomes)
