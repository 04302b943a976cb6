import { failureNumber } from '../contract/failures.ts'
import type { Desk } from '../contract/desk.ts'
import type { Fault } from '../contract/fault.ts'
import { Absent } from './parts/absent.tsx'
import { Recovery } from './later-screens.ts'
import { isClosed } from './screens/recovery/closed.ts'
import { sayFault } from './words/say.ts'
import { useWords } from './words/spoken.ts'

type Props = {
  broken: Fault | undefined
  onAgain: () => void
  onLanguage: (language: Desk['language']) => void
}

/** What stands there while there is no desk: nothing for a moment, why there is none, or the way back to a base that is closed. */
export function NoDesk({ broken, onAgain, onLanguage }: Props) {
  const words = useWords()
  if (isClosed(broken)) return <Recovery why={broken.code} onLanguage={onLanguage} />
  return (
    <Absent
      isPage
      fault={broken && sayFault(words, broken)}
      number={broken && failureNumber(broken.code)}
      loading={words.desk.loading}
      again={words.desk.lookAgain}
      onAgain={onAgain}
    />
  )
}
