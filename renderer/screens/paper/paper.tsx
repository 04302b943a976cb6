import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { PaperKind } from './paper-kind.ts'

type Props = {
  desk: Desk
  paper: PaperKind
  onBack: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** A paper as it will be printed, with the ways to print it. */
export function Paper(_props: Props) {
  return <main />
}
