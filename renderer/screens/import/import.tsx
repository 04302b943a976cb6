import type { Fault } from '../../../contract/fault.ts'

type Props = { onTell: (text: string) => void; onFault: (fault: Fault) => void }

/** Later. */
export function Import(_props: Props) {
  return null
}
