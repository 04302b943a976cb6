import type { RegionNow } from '../../../contract/diagnosis.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { useWords } from '../../words/spoken.ts'
import { RegionFinder } from './region-finder.tsx'

/** Another region is chosen, over the page. */
export function RegionDialog({ now, onClose }: { now: RegionNow; onClose: () => void }) {
  const { cases, desk } = useWords()
  return (
    <RegionFinder now={now} onChosen={onClose}>
      {(addFromFile, finder) => (
        <Dialog title={cases.regionTitle} close={desk.close} onClose={onClose} foot={addFromFile}>
          {finder}
        </Dialog>
      )}
    </RegionFinder>
  )
}
