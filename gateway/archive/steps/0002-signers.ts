/** What was verified of each signer when a correction came, as JSON: the lists asked then are gone later. */
export const signers = `
alter table correction add column signers jsonb not null default '[]';
`
