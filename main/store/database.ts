import Sqlite from 'better-sqlite3'

/** An open encrypted database. Rooms of main may prepare their own statements on it. */
export type Database = Sqlite.Database

/** Opens a connection to a file; it is of no use before `unlock`. */
export const connect = (file: string): Database => new Sqlite(file)

/**
 * One transaction that may write from its first statement on: what another connection writes meanwhile is
 * waited for, never overtaken. Inside another one it is part of that.
 */
export const inOneGo = <Value>(database: Database, work: () => Value): Value =>
  database.transaction(work).immediate()
