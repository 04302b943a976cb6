import type { Fault } from '../../../contract/fault.ts'

type Props = {
  onOpen: (id: string) => void
  onPrint: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** The register of requests of people about their data. */
export function Requests(_props: Props) {
  return <main />
}
