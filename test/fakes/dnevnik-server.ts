import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DnevnikError } from '../../contract/partner.ts'

/** A person as Дневник.ру would hold one; `id` as text, because an int64 does not fit into a number. */
export type Known = {
  readonly id: string
  readonly lastName: string
  readonly firstName: string
  readonly middleName: string
  /** ISO day. */
  readonly birthday: string
  /** As this server spells it; '' where it is empty. */
  readonly snils: string
}

/** What the server does in the place of an answer. */
export type Trick = (request: IncomingMessage, response: ServerResponse) => void

export const TOKEN = 'partner-token-of-thirty-two-chars'

/** The status that goes with each error, as it was seen; 400 where nobody has written it down. */
const STATUS: Partial<Record<DnevnikError, number>> = {
  apiRequestLimit: 429,
  apiServerError: 500,
  apiResourceUnavailable: 503,
  apiMethodNotSupported: 405,
  authorizationInvalidToken: 401,
  authorizationTokenRequired: 401,
}

/** An error in the envelope that the documentation gives. */
export const fails =
  (type: DnevnikError, status = STATUS[type] ?? 400): Trick =>
  (request, response) => {
    // It repeats what was asked: nothing of it may be shown or kept.
    const description = `wrong: ${decodeURIComponent(request.url ?? '')}`
    respond(response, status, JSON.stringify({ type, description }))
  }

export function respond(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(body)
}

/**
 * Speaks the documented contract of the partner interface of Дневник.ру over real HTTP, and the door of «Сетевой город».
 * `asked` are the questions that have come; `tricks` are played one after another in the place of answers.
 */
export async function openDnevnik(known: readonly Known[]) {
  const asked: { readonly path: string; readonly query: Record<string, string>; readonly token: unknown }[] =
    []
  const tricks: Trick[] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://dnevnik.test')
    const query = Object.fromEntries(url.searchParams)
    const token = request.headers['access-token']
    asked.push({ path: url.pathname, query, token })
    const trick = tricks.shift()
    if (trick) return trick(request, response)
    if (url.pathname === '/webapi/logindata') return respond(response, 200, JSON.stringify(DOOR))
    if (token === undefined) return fails('authorizationTokenRequired')(request, response)
    if (token !== TOKEN) return fails('authorizationInvalidToken')(request, response)
    if (request.method !== 'GET') return fails('apiMethodNotSupported')(request, response)
    if (url.pathname !== '/v2.0/persons/search')
      return fails('apiResourceUnavailable', 404)(request, response)
    if (Object.keys(query).some((name) => !PARAMETERS.has(name)))
      return fails('parameterInvalid')(request, response)
    const ids = known.filter((one) => fits(one, query)).map(({ id }) => id)
    return respond(response, 200, `[${ids.join(',')}]`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    tricks,
    close(): void {
      server.closeAllConnections()
      server.close()
    },
  }
}

export type DnevnikServer = Awaited<ReturnType<typeof openDnevnik>>

const DOOR = {
  schoolLogin: false,
  esiaLogin: true,
  esiaMainAuth: true,
  esiaButton: true,
  version: '5.40.1.2',
}

const PARAMETERS = new Set(['lastName', 'firstName', 'middleName', 'snils', 'birthday'])

const fits = (one: Known, query: Record<string, string>): boolean =>
  Object.entries(query).every(([name, value]) =>
    name === 'birthday' ? value.slice(0, 10) === one.birthday : one[name as keyof Known] === value,
  )
