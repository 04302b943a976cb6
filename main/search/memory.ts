import type { Database } from '../store/database.ts'

/** What was read of the base for one question, by the question. */
export type Memory<Value> = {
  of(key: string | number, read: () => Value): Value
  /** What is remembered; the base is not read. */
  known(key: string | number): Value | undefined
}

/**
 * Remembers what was read of the base until the base changes, by whomever: most of what a keystroke asks for, the one
 * before it has asked for too. What a transaction that is not over yet has written is never remembered.
 */
export function memoryOf(database: Database) {
  const version = database
    .prepare<[], number>('select data_version + total_changes() from pragma_data_version')
    .pluck()
  const all: Map<string | number, unknown>[] = []
  let known = -1

  const forget = (): void => all.forEach((one) => one.clear())

  return {
    /** @param most beyond so many questions all are forgotten */
    remember<Value>(most: number): Memory<Value> {
      const answers = new Map<string | number, Value>()
      all.push(answers)
      return {
        known: (key) => answers.get(key),
        of(key, read) {
          const before = answers.get(key)
          if (before !== undefined) return before
          if (answers.size >= most) answers.clear()
          const value = read()
          answers.set(key, value)
          return value
        },
      }
    },

    /** Forgets all where the base has changed. To be called first in the transaction that reads. */
    refresh(): void {
      const now = version.get()!
      if (now === known) return
      forget()
      known = now
    },

    forget,
  }
}

/** Maker of memories of one base. */
export type Memories = ReturnType<typeof memoryOf>
