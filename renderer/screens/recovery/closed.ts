import { CLOSED_WHY, type ClosedWhy } from '../../../contract/closed-why.ts'
import type { Fault } from '../../../contract/fault.ts'

/** Whether it is the base that does not open; the way back to it stands in the place of all other screens then. */
export const isClosed = (fault: Fault | undefined): fault is Fault & { code: ClosedWhy } =>
  CLOSED_WHY.some((why) => why === fault?.code)
