import { useLook } from '../../link/look.ts'
import { RegionFinder } from './region-finder.tsx'

/** The finder of regions as a part of another page. */
export function Regions({ onChosen }: { onChosen: () => void }) {
  const { value: now } = useLook('region.look', {})
  return (
    now && (
      <RegionFinder now={now} onChosen={onChosen}>
        {(addFromFile, finder) => (
          <>
            {finder}
            <p>{addFromFile}</p>
          </>
        )}
      </RegionFinder>
    )
  )
}
