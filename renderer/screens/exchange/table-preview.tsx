import { useEffect, useEffectEvent } from 'react'
import type { Mapping } from '../../../contract/exchange.ts'
import { useLook } from '../../link/look.ts'
import { Notice } from '../../parts/badge.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { Preview } from './preview.tsx'

type Props = {
  mapping: Mapping
  ids: readonly string[]
  /** How many of the corrections are of people whom the table does not take. */
  onSeen: (leftOut: number) => void
}

/** The first rows of the table that goes into a package, and whom it leaves out. */
export function TablePreview({ mapping, ids, onSeen }: Props) {
  const words = useWords()
  const { making } = words.exchange
  const { changed: _changed, ...asked } = mapping
  const { value, fault } = useLook('mapping.preview', { ...asked, ids: [...ids] })
  const leftOut = value?.leftOut ?? 0
  const tell = useEffectEvent(onSeen)
  useEffect(() => tell(leftOut), [leftOut])
  if (fault) return <p>{sayFault(words, fault)}</p>
  if (!value) return null
  const label = making.preview(value.rows.length, value.of)
  return (
    <>
      {leftOut > 0 && <Notice tone="warn" icon="warning" title={making.leftOut(leftOut)} />}
      <h2>{label}</h2>
      {value.of > 0 && <Preview label={label} headings={value.headings} rows={value.rows} />}
    </>
  )
}
