/**
 * The little of SQL that the archive needs, the same over PGlite and PostgreSQL.
 * Whole numbers of 64 bits come as text or number: take them through `Number()`.
 */
export type Sql = {
  /** One statement with its parameters; JSON goes in as text with a cast. */
  readonly query: <Row>(text: string, parameters?: readonly unknown[]) => Promise<Row[]>
  /** Several statements without parameters. */
  readonly script: (text: string) => Promise<void>
  /** All of it or nothing; a transaction inside another is a part of it. */
  readonly transaction: <Value>(work: (sql: Sql) => Promise<Value>) => Promise<Value>
}

/** An open database that must be closed. */
export type OpenSql = Sql & { readonly close: () => Promise<void> }
