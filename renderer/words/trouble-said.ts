import type { Trouble } from '../../contract/trouble.ts'
import { formatDate } from '../../domain/date.ts'
import type { Words } from './spoken.ts'

type Said = { readonly what: string; readonly act: string }

/** What happened on the line, and who does what. */
export function troubleSaid(trouble: Trouble, { outbox }: Words): Said {
  const tell = outbox.line.trouble[trouble.code] as (one: Trouble, day: (instant: string) => string) => Said
  return tell(trouble, (instant) => formatDate(instant.slice(0, 10)))
}
