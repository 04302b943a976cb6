import type { ImportProgress } from '../../../contract/import.ts'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'
import type { ImportWork } from './use-import.ts'

type Props = {
  busy: ImportWork | undefined
  progress: ImportProgress | undefined
  onCancel: () => void
}

/** How far the file is read, and the way to break it off while there is one. */
export function Progress({ busy, progress, onCancel }: Props) {
  const { importing } = useWords()
  const title = { look: importing.looking, rehearse: importing.rehearsing, run: importing.running }
  const share = progress && progress.of > 0 ? Math.floor((100 * progress.done) / progress.of) : undefined
  const said = ({ isClosing, rows }: ImportProgress, share: number): string =>
    isClosing ? importing.closing : importing.progress(share, rows)
  return (
    <output className="import-progress">
      {busy && (
        <>
          <strong>{title[busy]}</strong>
          <progress max={100} {...(share === undefined ? {} : { value: share })} aria-label={title[busy]} />
          <span className="quiet">{progress && share !== undefined && said(progress, share)}</span>
          {busy !== 'look' && !progress?.isClosing && <Button onPress={onCancel}>{importing.cancel}</Button>}
        </>
      )}
    </output>
  )
}
