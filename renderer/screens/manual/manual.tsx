import { useWords } from '../../words/spoken.ts'
import { Reader } from './reader.tsx'

type Props = {
  /** The section that stands open first. */
  page: string | undefined
}

/** The manual on a page of its own. */
export function Manual({ page }: Props) {
  const { manual } = useWords()
  return (
    <main className="manual">
      <h1>{manual.title}</h1>
      <Reader key={page ?? ''} page={page} isReady />
    </main>
  )
}
