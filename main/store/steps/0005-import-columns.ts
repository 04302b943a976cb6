/** Which columns were taken from files with these headings, as JSON; no values of anybody. */
export const importColumns = `
create table import_columns (
  headings text primary key,
  columns  text not null
) strict, without rowid;
`
