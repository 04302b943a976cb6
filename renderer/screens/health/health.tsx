import type { Fault } from '../../../contract/fault.ts'

type Props = {
  onOpen: (id: string) => void
  onClassList: (className: string) => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** Everything in the base that will stop somebody from logging in. */
export function Health(_props: Props) {
  return <main />
}
