import type { RegisterFilter } from '../../contract/register.ts'

/** A filter as the base understands it: people and certificates instead of what was typed and named. */
export type Wanted = Omit<RegisterFilter, 'query' | 'signer'> & {
  /** Ids of people, and numbers of corrections as people say them: either may fit. */
  readonly sought?: { readonly people: readonly string[]; readonly ending: string }
  /** Numbers of certificates. */
  readonly certificates?: readonly number[]
}

type Condition = { readonly sql: string; readonly values?: Readonly<Record<string, unknown>> }

/** The conditions of a filter over `register_line l`, and their values. Lists travel as JSON. */
export function conditionsOf(wanted: Wanted): { where: string; values: Record<string, unknown> } {
  const { from, to, states, field, className, basis, checked, id, sought, certificates } = wanted
  const all: readonly (Condition | false | undefined)[] = [
    from !== undefined && { sql: 'l.created >= @from', values: { from: startOf(from) } },
    to !== undefined && { sql: 'l.created < @to', values: { to: startOf(to, 1) } },
    states && {
      sql: 'l.state in (select value from json_each(@states))',
      values: { states: JSON.stringify(states) },
    },
    field && { sql: 'instr(l.fields, @field) > 0', values: { field: ` ${field} ` } },
    basis && { sql: 'l.basis = @basis', values: { basis } },
    className !== undefined && {
      sql: `l.person in (select p.id from enrolment e join person p on p.row_id = e.person
              where e.class_name = @className and e.until is null)`,
      values: { className },
    },
    checked && { sql: `l.number in (select correction from signature_check where fault <> '')` },
    id !== undefined && { sql: 'l.id = @id', values: { id } },
    sought && {
      sql: `(l.person in (select value from json_each(@people))
             or (@ending <> '' and replace(l.id, '-', '') like '%' || @ending))`,
      values: { people: JSON.stringify(sought.people), ending: sought.ending },
    },
    certificates && {
      sql: `l.number in (select correction from register_signer
              where certificate in (select value from json_each(@certificates)))`,
      values: { certificates: JSON.stringify(certificates) },
    },
  ]
  const held = all.filter((one) => one !== false && one !== undefined)
  return {
    where: held.length > 0 ? `where ${held.map(({ sql }) => sql).join(' and ')}` : '',
    values: Object.assign({}, ...held.map(({ values }) => values ?? {})) as Record<string, unknown>,
  }
}

/** Midnight here of an ISO day, or of one so many days later, ms since 1970. */
function startOf(day: string, later = 0): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, date + later).getTime()
}
