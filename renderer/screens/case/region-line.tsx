import { useState } from 'react'
import { useLook } from '../../link/look.ts'
import { useNews } from '../../link/news.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import { RegionDialog } from './region-dialog.tsx'

/** The region and its journal, in the head; pressed, another region may be chosen where none is set. */
export function RegionLine() {
  const { cases, language } = useWords()
  const [isChoosing, setIsChoosing] = useState(false)
  const { value: region, again } = useLook('region.look', {})
  useNews('region', again)
  if (!region) return null
  const said = `${region.title[language]} · ${region.systemName[language]}`
  return (
    <div className="region">
      {region.isLocked ? (
        <span className="quiet" title={cases.regionLocked}>
          {said}
        </span>
      ) : (
        <Button aria-label={`${cases.region}: ${said}`} onPress={() => setIsChoosing(true)}>
          {said} <Icon name="pen" />
        </Button>
      )}
      {isChoosing && <RegionDialog now={region} onClose={() => setIsChoosing(false)} />}
    </div>
  )
}
