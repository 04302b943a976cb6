import { isIsoDate } from '../../domain/date.ts'
import { tidy } from '../../domain/fold.ts'
import { done, type Outcome } from '../../domain/outcome.ts'
import { formatSnils, parseSnils } from '../../domain/snils.ts'
import type { DnevnikAnswer, LookupFault } from '../../contract/lookup.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { askOnce, type Fetch } from './ask.ts'
import { readIds, type Ids } from './dnevnik-answer.ts'
import { createTurns, type Turn } from './turns.ts'

type Needs = {
  readonly place: { readonly url: string; readonly token: string }
  readonly fetch: Fetch
  /** A clock that is never set back, ms. */
  readonly clock: () => number
  /** Clock, ms since 1970. */
  readonly now: () => number
  readonly wait: (ms: number, stopped: AbortSignal) => Promise<void>
}

/** Whom is asked about. */
export type Sought = Pick<PersonRecord, 'lastName' | 'firstName' | 'middleName' | 'birthDate' | 'snils'>

type Query = Readonly<Record<string, string>>

/** Far below what has led to a refusal there; a secretary asks about a few people in a morning. */
const LIMITS = { apartMs: 1_000, aMinute: 30, each: 4 }

/** The spelling of a СНИЛС that the documentation leaves open: bare digits are asked first. */
const SPELLINGS = [(snils: string) => snils, formatSnils] as const

/**
 * Asks the partner interface of Дневник.ру about one person, when somebody wants to know: `persons/search` finds by СНИЛС
 * and shows nothing but ids, so what is there is told by how many are found by what. Nothing of the person is kept.
 *
 * Source: api.dnevnik.ru, swagger v2.0; the right EducationalInfo; the token goes in the header `Access-Token`.
 */
export function createDnevnik({ place, fetch, clock, now, wait }: Needs) {
  const turns = createTurns({ clock, wait }, LIMITS)
  let spellings: readonly ((snils: string) => string)[] = SPELLINGS

  async function search(query: Query, turn: Turn): Promise<Outcome<Ids, LookupFault>> {
    const url = new URL(`${place.url.replace(/\/+$/, '')}/v2.0/persons/search`)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const headers = { 'access-token': place.token }
    const asked = await turn((stopped) => askOnce(fetch, { url, headers, stopped }))
    return asked.ok ? readIds(asked.value, now()) : asked
  }

  /** By СНИЛС alone. The spelling by which somebody was found is the one of this server from then on. */
  async function searchSnils(snils: string, turn: Turn): Promise<Outcome<Ids, LookupFault>> {
    let found: Outcome<Ids, LookupFault> = done(new Set<string>())
    for (const spell of spellings) {
      found = await search({ snils: spell(snils) }, turn)
      if (!found.ok) return found
      if (found.value.size > 0) {
        spellings = [spell]
        return found
      }
    }
    return found
  }

  async function ask(sought: Sought, turn: Turn): Promise<Outcome<DnevnikAnswer, LookupFault>> {
    const snils = parseSnils(sought.snils)
    const names = namesOf(sought)
    const bySnils = snils.ok ? await searchSnils(snils.value, turn) : undefined
    if (bySnils && !bySnils.ok) return bySnils
    const byName = names ? await search(names, turn) : undefined
    if (byName && !byName.ok) return byName

    const [ofSnils, ofName] = [bySnils?.value, byName?.value]
    let byAll: number | undefined
    if (snils.ok && names && ofSnils && ofName) {
      // What one half does not find, the whole does not: that question is spared.
      const isSure = ofSnils.size === 0 || ofName.size === 0
      const whole = isSure ? undefined : await search({ ...names, snils: spellings[0]!(snils.value) }, turn)
      if (whole && !whole.ok) return whole
      byAll = whole?.value.size ?? 0
    }
    return done({
      ...(ofSnils && { bySnils: ofSnils.size }),
      ...(ofName && { byName: ofName.size }),
      ...(byAll !== undefined && { byAll }),
      verdict: verdictOf(ofSnils, ofName),
      at: new Date(now()).toISOString(),
    })
  }

  return {
    look: (sought: Sought): Promise<Outcome<DnevnikAnswer, LookupFault>> =>
      turns.inTurn((turn) => ask(sought, turn)),
    stop: turns.stop,
  }
}

export type Dnevnik = ReturnType<typeof createDnevnik>

/** Undefined without a surname and a name: by half a name half the region is found. */
function namesOf({ lastName, firstName, middleName, birthDate }: Sought): Query | undefined {
  const [last, first, middle] = [lastName, firstName, middleName].map(tidy) as [string, string, string]
  if (last === '' || first === '') return undefined
  return {
    lastName: last,
    firstName: first,
    ...(middle !== '' && { middleName: middle }),
    // An instant, as the documentation types it; without a zone, which might move it to the day before.
    ...(isIsoDate(birthDate) && { birthday: `${birthDate}T00:00:00` }),
  }
}

/** What the two ways of asking say together; undefined is what could not be asked. */
export function verdictOf(bySnils: Ids | undefined, byName: Ids | undefined): DnevnikAnswer['verdict'] {
  if (!bySnils) return 'no-snils'
  if (bySnils.size > 1) return 'twice'
  if (bySnils.size === 1) {
    if (!byName || [...bySnils].some((id) => byName.has(id))) return 'agrees'
    return byName.size === 0 ? 'name-differs' : 'another'
  }
  if (!byName || byName.size === 0) return 'absent'
  return byName.size === 1 ? 'snils-missing' : 'namesakes'
}
