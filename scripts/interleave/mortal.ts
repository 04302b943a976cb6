import type { Database } from '../../main/store/database.ts'

/** Thrown where a desk was killed: nothing of it goes on after that. */
export class Killed extends Error {}

type Life = { left: number; isDead: boolean }

const lives = new WeakMap<Database, Life>()
let areStatementsWatched = false

/**
 * Lets a desk be killed before any statement of its base: the base is closed at once, so what was not committed is
 * undone, and whatever the program tries afterwards fails.
 */
export function mortal(database: Database) {
  const life: Life = { left: Infinity, isDead: false }
  lives.set(database, life)
  if (!areStatementsWatched) watchStatements(database)
  return {
    live: (): void => live(database),
    isDead: (): boolean => life.isDead,
    /** Before that statement or question, counted from now; 0: not at all. */
    dieAt: (step: number): void => void (life.left = step > 0 ? step : Infinity),
  }
}

function live(database: Database): void {
  const life = lives.get(database)
  if (!life) return
  if (life.isDead) throw new Killed('killed before')
  life.left -= 1
  if (life.left > 0) return
  try {
    database.close()
  } catch {
    // In the midst of reading rows a base cannot be closed: the desk lives until its next statement.
    life.left = 1
    return
  }
  life.isDead = true
  throw new Killed('killed')
}

/** All statements have one prototype: watching there costs the opening of a base nothing. */
function watchStatements(database: Database): void {
  areStatementsWatched = true
  const statements = Object.getPrototypeOf(database.prepare('select 1')) as object
  for (const name of ['run', 'get', 'all', 'iterate']) {
    const work = Reflect.get(statements, name) as (...given: unknown[]) => unknown
    Object.defineProperty(statements, name, {
      value(this: { database: Database }, ...given: unknown[]) {
        live(this.database)
        return work.apply(this, given)
      },
    })
  }
}
