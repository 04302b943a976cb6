import type { Sql } from '../../gateway/archive/sql.ts'
import { createArchive } from '../../gateway/archive/archive.ts'
import { createGateway } from '../../gateway/app.ts'
import type { AccessLine } from '../../gateway/access.ts'
import { createRegistry } from '../../gateway/registry/registry.ts'
import { believing, DAY } from './region.ts'

export const HOME = 'https://gateway.example.org'

type Wishes = {
  sql: Sql
  trusted?: readonly Uint8Array[]
  address?: string | undefined
  certificates?: 'listed' | 'any'
}

let administrators = 0

/** A gateway with its registry, one administrator of its own, and a clock that the test moves. */
export async function ownRegistry({ sql, trusted = [], address = HOME, certificates = 'listed' }: Wishes) {
  administrators += 1
  const administrator = `admin-${administrators}`
  const token = `token-of-${administrator}-0123456789`
  const archive = createArchive(sql)
  const clock = { at: DAY }
  const now = () => clock.at
  const lines: AccessLine[] = []
  const surprises: string[] = []
  const log = {
    access: (line: AccessLine) => void lines.push(line),
    surprise: (where: string) => void surprises.push(where),
  }
  await archive.administrators.add(administrator, token, new Date(DAY))
  const app = createGateway({
    archive,
    verify: believing,
    now,
    log,
    training: false,
    certificates,
    oldestDays: 90,
    secondSignature: false,
    registry: createRegistry({
      archive,
      trusted,
      revocations: () => [],
      address,
      proxy: false,
      certificates,
      now,
      log,
    }),
  })
  return { archive, administrator, token, clock, lines, surprises, app, ...visitor(app) }
}

let schools = 0

/** Somebody signed in, with a school of her own. */
export async function schoolIn(sql: Sql, title = 'Школа № 12') {
  schools += 1
  const code = `reg-${schools}`
  const one = await ownRegistry({ sql })
  await one.signIn(one.token)
  await one.fill('/registry/add-school', { code, title })
  const path = `/registry/schools/${code}`
  const me = async (token: string) =>
    (await one.app.request(`${HOME}/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status
  const acts = async () => (await one.archive.acts.list({ school: code, limit: 50 })).map(({ kind }) => kind)
  return { ...one, code, path, me, acts }
}

type Fetching = { request: (url: string, init?: RequestInit) => Response | Promise<Response> }

/** What one browser does: keeps the cookie, sends forms from the gateway's own pages unless told otherwise. */
export function visitor(app: Fetching) {
  let cookie = ''
  const ask = async (path: string, init: RequestInit = {}, headers: Record<string, string> = {}) => {
    const sent = { ...(cookie && { cookie }), ...headers }
    const answer = await app.request(`${HOME}${path}`, { ...init, headers: sent })
    const set = /^(sverka-registry=[^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
    if (set !== undefined) cookie = set
    return { status: answer.status, to: answer.headers.get('location'), answer, html: await answer.text() }
  }
  const send = (
    path: string,
    fields: Record<string, string | Blob>,
    headers: Record<string, string> = { origin: HOME },
  ) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    return ask(path, { method: 'POST', body }, headers)
  }
  return {
    ask,
    send,
    /** Opens the page of a form and sends it as it stands, with these fields filled in. */
    async fill(path: string, fields: Record<string, string | Blob> = {}) {
      return send(path, { form: formIn((await ask(path)).html), ...fields })
    },
    signIn: (token: string) => send('/registry/sign-in', { token }),
    cookie: () => cookie,
  }
}

/** The number of the form on a page. */
export const formIn = (html: string): string => /name="form" value="([^"]*)"/.exec(html)?.[1] ?? ''

/** The token on the page that shows it. */
export const tokenIn = (html: string): string | undefined => /id="token"[^>]*value="([^"]*)"/.exec(html)?.[1]
