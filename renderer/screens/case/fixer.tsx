import type { Fixer } from '../../../domain/diagnosis.ts'
import { Badge } from '../../parts/badge.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'

const ICONS: { readonly [Name in Fixer]: IconName } = {
  school: 'pen',
  guardian: 'guardian',
  pupil: 'pupil',
  mfc: 'file',
  zags: 'file',
  support: 'line',
  wait: 'clock',
}

/** Who mends it, in a word. */
export function FixerBadge({ by }: { by: Fixer }) {
  const { cases } = useWords()
  return (
    <Badge tone={by === 'school' ? 'accent' : 'plain'} icon={ICONS[by]}>
      {cases.fixersShort[by]}
    </Badge>
  )
}

/** Who mends it, large: seen at one glance. */
export function FixerBanner({ by }: { by: Fixer }) {
  const { cases } = useWords()
  return (
    <p className={by === 'school' ? 'fixer fixer-ours' : 'fixer'}>
      <Icon name={ICONS[by]} />
      <strong>{cases.fixers[by]}</strong>
    </p>
  )
}
