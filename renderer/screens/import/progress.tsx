import { useState } from 'react'
import type { ImportProgress } from '../../../contract/import.ts'
import { call } from '../../link/call.ts'
import { useNews } from '../../link/news.ts'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'

/** How far the file is read, and the way to break it off. */
export function Progress({ busy }: { busy: 'look' | 'rehearse' | 'run' | undefined }) {
  const { importing } = useWords()
  const [heard, setHeard] = useState<{ of: typeof busy; progress: ImportProgress }>()
  useNews('import', (progress) => setHeard({ of: busy, progress }))

  const progress = heard && heard.of === busy ? heard.progress : undefined
  const title = { look: importing.looking, rehearse: importing.rehearsing, run: importing.running }
  const share = progress && progress.of > 0 ? Math.floor((100 * progress.done) / progress.of) : undefined
  return (
    <output className="import-progress">
      {busy && (
        <>
          <strong>{title[busy]}</strong>
          <progress max={100} {...(share === undefined ? {} : { value: share })} aria-label={title[busy]} />
          <span className="quiet">
            {progress && share !== undefined && importing.progress(share, progress.rows)}
          </span>
          {busy !== 'look' && (
            <Button onPress={() => void call('import.cancel', {})}>{importing.cancel}</Button>
          )}
        </>
      )}
    </output>
  )
}
