import { failureNumber, isFailure } from '../../../contract/failures.ts'
import type { Words } from '../../words/spoken.ts'

/** Why a signature does not hold, with the number of the failure: «503. Подпись не сходится». */
export function reasonOf(fault: string, { failures, register }: Words): string {
  return isFailure(fault) ? `${failureNumber(fault)}. ${failures[fault].title}` : register.bad
}
