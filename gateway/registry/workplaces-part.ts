import { html } from 'hono/html'
import type { KeptWorkplace } from '../archive/registry.ts'
import type { Html } from './frame.ts'
import { pathOf } from './known.ts'
import { ago, badge, emptiness } from './parts.ts'
import type { Words } from './words/ru.ts'

/** Longer than a weekend with its holidays: somebody should ask what is the matter. */
const SILENT_MS = 7 * 86_400_000

/** The workplaces of a school on its page: state, when seen, what can be done. */
export function workplacesPart(
  words: Words,
  school: string,
  workplaces: readonly KeptWorkplace[],
  now: number,
): Html {
  const said = words.school
  const add = (kind = '') =>
    html`<a class="button ${kind}" href="${pathOf(school, 'add-workplace')}">${said.addWorkplace}</a>`
  if (workplaces.length === 0)
    return html`<section aria-labelledby="workplaces">
      <h2 id="workplaces">${said.workplaces}</h2>
      ${emptiness(said.workplacesEmpty, said.workplacesEmptyLead, add('main'))}
    </section>`

  const row = ({ code, revoked, seen, pushed, pulled }: KeptWorkplace) => {
    const to = (deed: string) => pathOf(school, 'workplaces', code, deed)
    return html`<tr>
      <th scope="row"><code>${code}</code></th>
      <td>${standing(words, { revoked, seen }, now)}</td>
      <td>${ago(words, seen, now)}</td>
      <td>${ago(words, pushed, now)}</td>
      <td>${ago(words, pulled, now)}</td>
      <td class="deeds">
        <a href="${to('token')}"
          >${revoked ? said.restore : said.newToken}<span class="unseen"> ${code}</span></a
        >
        ${revoked ? '' : html`<a href="${to('revoke')}">${said.revoke}<span class="unseen"> ${code}</span></a>`}
      </td>
    </tr>`
  }
  return html`<section aria-labelledby="workplaces">
    <div class="head">
      <h2 id="workplaces">${said.workplaces}</h2>
      ${add()}
    </div>
    <table aria-labelledby="workplaces">
      <thead>
        <tr>
          <th scope="col">${said.workplace}</th>
          <th scope="col">${said.state}</th>
          <th scope="col">${said.seen}</th>
          <th scope="col">${said.pushed}</th>
          <th scope="col">${said.pulled}</th>
          <th scope="col">${said.deeds}</th>
        </tr>
      </thead>
      <tbody>
        ${workplaces.map(row)}
      </tbody>
    </table>
  </section>`
}

function standing(
  words: Words,
  { revoked, seen }: Pick<KeptWorkplace, 'revoked' | 'seen'>,
  now: number,
): Html {
  const said = words.school
  if (revoked) return badge('fault', said.revoked)
  if (!seen) return badge('quiet', said.waiting)
  return now - seen.getTime() > SILENT_MS ? badge('warn', said.silent) : badge('good', said.working)
}
