import { basename } from 'node:path'
import { v7 } from 'uuid'
import { done, failed } from '../../domain/outcome.ts'
import { mapping as shape, type ExchangeFault, type Mapping } from '../../contract/exchange.ts'
import type { Handlers } from '../../contract/index.ts'
import { readJsonText, readTemplate } from '../chosen-tables.ts'
import type { Desk, Dialogs } from '../desk.ts'
import type { PackageMaker } from '../exchange/making.ts'
import { templateOf } from '../exchange/template.ts'
import { writeWhole } from '../exchange/write-whole.ts'
import { targetOfHeading } from '../import/headings.ts'
import type { Mappings } from '../store/mappings.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `mapping.${string}`>>

type Needs = {
  readonly mappings: Mappings
  readonly maker: Pick<PackageMaker, 'preview'>
  readonly dialogs: Dialogs
}

/** Rows of the table that are shown before it is made. */
const ROWS_SHOWN = 20

/** The journals' own tables: which heading holds what. */
export function mappingHandlers({ events, now }: Desk, { mappings, maker, dialogs }: Needs): Own {
  const list = () => done({ mappings: mappings.list() })

  function keep(one: Omit<Mapping, 'changed'>, what: string) {
    const fault = faultOf(one)
    if (fault) return failed(fault)
    const kept = { ...one, changed: new Date(now()).toISOString() }
    mappings.keep(kept)
    events.add(what, kept.id)
    return done(kept)
  }

  return {
    'mapping.list': list,

    'mapping.template': async () => {
      const file = await dialogs.openTable()
      if (!file) return failed({ code: 'file.not-chosen' })
      const table = await readTemplate(file)
      return table.ok ? templateOf(file, table.value, targetOfHeading) : table
    },

    'mapping.save': (one) => keep(one, 'mapping.save'),

    'mapping.remove': ({ id }) => {
      if (mappings.remove(id)) events.add('mapping.remove', id)
      return list()
    },

    'mapping.share': async ({ id }) => {
      const one = mappings.find(id)
      if (!one) return failed({ code: 'mapping.gone' })
      const file = await dialogs.saveAs(`sverka-mapping-${one.journal}.json`)
      if (!file) return failed({ code: 'file.not-chosen' })
      const written = await writeWhole(file, Buffer.from(`${JSON.stringify(one, undefined, 2)}\n`))
      return written.ok ? done({ name: basename(file) }) : written
    },

    'mapping.take': async () => {
      const file = await dialogs.openMapping()
      if (!file) return failed({ code: 'file.not-chosen' })
      const read = shape.safeParse(parsed((await readJsonText(file)) ?? ''))
      if (!read.success) return failed({ code: 'mapping.form', place: placeOf(read.error) })
      // The same file may come twice, or be a newer one of the same school: what is here is never overwritten.
      const id = mappings.find(read.data.id) ? v7({ msecs: now() }) : read.data.id
      return keep({ ...read.data, id }, 'mapping.take')
    },

    'mapping.preview': ({ ids, ...one }) => {
      const { table, leftOut } = maker.preview(one, ids)
      return done({
        headings: [...table.headings],
        rows: table.rows.slice(0, ROWS_SHOWN).map((row) => [...row]),
        of: table.rows.length,
        leftOut,
      })
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined // no JSON is no mapping
  }
}

/** The spot in a file where it is no mapping. */
const placeOf = ({
  issues,
}: {
  readonly issues: readonly { readonly path: readonly PropertyKey[] }[]
}): string => (issues[0]?.path ?? []).map(String).join('.').slice(0, 100)

const NAMING: ReadonlySet<string> = new Set(['lastName', 'fullName', 'snils', 'id'])

/** Why a table of these columns is of no use. */
function faultOf({ columns }: Pick<Mapping, 'columns'>): ExchangeFault | undefined {
  if (columns.every(({ heading }) => heading.trim() === '')) return { code: 'mapping.heading' }
  const names = columns.some(
    ({ source }) => (source.from === 'person' || source.from === 'was') && NAMING.has(source.field),
  )
  return names ? undefined : { code: 'mapping.no-person' }
}
