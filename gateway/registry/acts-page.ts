import { Hono } from 'hono'
import { html } from 'hono/html'
import { schoolCode } from '../../contract/correction.ts'
import { ACTS, type ActKind, type KeptAct } from '../archive/acts.ts'
import { isAdministratorName } from '../archive/administrators.ts'
import { page, type Html } from './frame.ts'
import { pathOf, type Known, type RegistryNeeds } from './known.ts'
import { emptiness } from './parts.ts'
import type { Words } from './words/ru.ts'
import { momentIn } from './words/words.ts'

const PAGE = 50

type Filter = { readonly school: string; readonly kind: string; readonly administrator: string }

/** The log of what administrators did, with its filter, the newest first. */
export function actsPage({ archive: { acts } }: RegistryNeeds) {
  return new Hono<Known>().get('/acts', async (context) => {
    const { words } = context.var
    const asked = (name: string) => (context.req.query(name) ?? '').trim().slice(0, 100)
    const filter = { school: asked('school'), kind: asked('kind'), administrator: asked('administrator') }
    const before = /^\d{1,15}$/.exec(asked('before'))?.[0]
    const isPossible =
      (!filter.school || schoolCode.safeParse(filter.school).success) &&
      (!filter.administrator || isAdministratorName(filter.administrator))
    const kind = ACTS.find((one) => one === filter.kind)

    const found = isPossible
      ? await acts.list({
          ...(filter.school && { school: filter.school }),
          ...(filter.administrator && { administrator: filter.administrator }),
          ...(kind && { kind }),
          ...(before && { before: Number(before) }),
          limit: PAGE + 1,
        })
      : []
    const shown = found.slice(0, PAGE)
    const hasFilter = Object.values(filter).some(Boolean) || before !== undefined

    return page(context, {
      title: words.actsPage.title,
      content: html`<h1>${words.actsPage.title}</h1>
        <p class="lead">${words.actsPage.lead}</p>
        ${filterForm(words, filter)}
        ${
          shown.length > 0
            ? table(words, shown)
            : emptiness(
                words.actsPage.empty,
                hasFilter ? words.actsPage.emptyFilter : words.actsPage.emptyLead,
              )
        }
        ${
          found.length > PAGE
            ? html`<p class="pager">
                <a class="button" href="/registry/acts?${older(filter, shown.at(-1)!)}"
                  >${words.actsPage.older}</a
                >
              </p>`
            : ''
        }`,
    })
  })
}

const older = (filter: Filter, { number }: KeptAct): string =>
  new URLSearchParams({
    ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value)),
    before: String(number),
  }).toString()

function filterForm(words: Words, { school, kind, administrator }: Filter): Html {
  const said = words.actsPage
  const option = (value: string, title: string) =>
    html`<option value="${value}" ${value === kind ? html`selected` : ''}>${title}</option>`
  return html`<form class="search filter" method="get" role="search">
    <div class="pair">
      <label for="school">${said.school}</label>
      <input
        id="school"
        name="school"
        class="code"
        value="${school}"
        autocapitalize="none"
        spellcheck="false"
      />
    </div>
    <div class="pair">
      <label for="kind">${said.kind}</label>
      <select id="kind" name="kind">
        ${option('', said.anyKind)} ${ACTS.map((one) => option(one, words.acts[one]))}
      </select>
    </div>
    <div class="pair">
      <label for="administrator">${said.administrator}</label>
      <input
        id="administrator"
        name="administrator"
        class="code"
        value="${administrator}"
        autocapitalize="none"
        spellcheck="false"
      />
    </div>
    <button>${said.button}</button>
    ${school || kind || administrator ? html`<a class="button" href="/registry/acts">${said.all}</a>` : ''}
  </form>`
}

function table(words: Words, shown: readonly KeptAct[]): Html {
  const said = words.actsPage
  const row = ({ at, administrator, kind, school, subject }: KeptAct) =>
    html`<tr>
      <td class="when"><time datetime="${at.toISOString()}">${momentIn(words, at)}</time></td>
      <td>${administrator || said.console}</td>
      <td>${words.acts[kind]}</td>
      <td>${school ? html`<a href="${pathOf(school)}"><code>${school}</code></a>` : ''}</td>
      <td>${subject ? html`<code>${shortly(kind, subject)}</code>` : ''}</td>
    </tr>`
  return html`<table>
      <caption class="unseen">
        ${said.title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${said.when}</th>
          <th scope="col">${said.who}</th>
          <th scope="col">${said.what}</th>
          <th scope="col">${words.schools.school}</th>
          <th scope="col">${said.about}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(row)}
      </tbody>
    </table>
    <p class="small quiet">${words.time(Intl.DateTimeFormat().resolvedOptions().timeZone)}</p>`
}

/** The first signs of a fingerprint tell it from its neighbours; the whole of it stands on the school's page. */
const shortly = (kind: ActKind, subject: string): string =>
  kind.startsWith('certificate.')
    ? `${subject
        .slice(0, 16)
        .toUpperCase()
        .replace(/.{4}(?=.)/g, '$& ')}…`
    : subject
