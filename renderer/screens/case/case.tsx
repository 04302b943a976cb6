import type { Fault } from '../../../contract/fault.ts'
import type { OpenCase } from '../../../contract/diagnosis.ts'
import type { Card } from '../../../contract/people.ts'
import type { Fixer } from '../../../domain/diagnosis.ts'
import type { CaseWork } from './work.ts'

type Props = {
  /** The person who is not let in; nobody in particular where a call came by phone. */
  person: string | undefined
  work: CaseWork
  onWork: (work: CaseWork) => void
  onBack: () => void
  onCompare: (card: Card, found: OpenCase) => void
  onMemo: (found: OpenCase, by: Fixer) => void
  onOpen: (id: string) => void
  onFault: (fault: Fault) => void
}

/** From the message on the screen to the right next step. */
export function CaseFinder(_props: Props) {
  return <main />
}
