/** Codes of schools and workplaces. Pages use it: no parser comes along. */
export const CODE = /^[a-z0-9-]{1,40}$/

/** The shortest token of a gateway, signs. */
export const SHORTEST_TOKEN = 16
