import Sqlite from 'better-sqlite3'

/** An open encrypted database. Rooms of main may prepare their own statements on it. */
export type Database = Sqlite.Database

export const Database = Sqlite
