import { html } from 'hono/html'
import type { KeptCertificate } from '../archive/registry.ts'
import type { Html } from './frame.ts'
import { pathOf } from './known.ts'
import { badge, emptiness, notice, print } from './parts.ts'
import type { Words } from './words/ru.ts'
import { dayIn, daysIn } from './words/words.ts'

const DAY_MS = 86_400_000

/** So long before its end a certificate is worth a word: a new one takes a school weeks. */
const SOON_DAYS = 30

type Listed = {
  readonly school: string
  readonly certificates: readonly KeptCertificate[]
  /** The gateway asks for no list: everybody whom the trusted authorities certified may correct. */
  readonly isAny: boolean
}

/** The certificates of a school on its page: whose, until when, what can be done. */
export function certificatesPart(words: Words, { school, certificates, isAny }: Listed, now: number): Html {
  const said = words.school
  const add = (kind = '') =>
    html`<a class="button ${kind}" href="${pathOf(school, 'add-certificate')}">${said.addCertificate}</a>`
  if (certificates.length === 0)
    return html`<section aria-labelledby="certificates">
      <h2 id="certificates">${said.certificates}</h2>
      ${isAny ? notice('warn', said.anyNotice) : ''}
      ${emptiness(said.certificatesEmpty, isAny ? said.anyLead : said.certificatesEmptyLead, add('main'))}
    </section>`

  const hasExpired = certificates.some(({ revoked, notAfter }) => !revoked && isPast(notAfter, now))
  const row = (one: KeptCertificate) =>
    html`<tr>
      <th scope="row">
        ${one.owner ?? html`<span class="quiet">${said.console}</span>`}
        ${one.organisation ? html`<span class="small quiet">${one.organisation}</span>` : ''}
      </th>
      <td>${standing(words, one, now)}</td>
      <td>${one.notAfter ? dayIn(words, one.notAfter) : ''}</td>
      <td>${print(one.fingerprint)}</td>
      <td class="deeds">
        ${
          one.revoked
            ? ''
            : html`<a href="${pathOf(school, 'certificates', one.fingerprint, 'revoke')}"
                >${said.revoke}<span class="unseen"> ${one.owner ?? one.fingerprint.slice(0, 8)}</span></a
              >`
        }
      </td>
    </tr>`
  return html`<section aria-labelledby="certificates">
    <div class="head">
      <h2 id="certificates">${said.certificates}</h2>
      ${add()}
    </div>
    ${isAny ? notice('warn', said.anyNotice) : ''} ${hasExpired ? notice('warn', said.expiredNotice) : ''}
    <table aria-labelledby="certificates">
      <thead>
        <tr>
          <th scope="col">${said.owner}</th>
          <th scope="col">${said.state}</th>
          <th scope="col">${said.validUntil}</th>
          <th scope="col">${said.print}</th>
          <th scope="col">${said.deeds}</th>
        </tr>
      </thead>
      <tbody>
        ${certificates.map(row)}
      </tbody>
    </table>
  </section>`
}

const isPast = (day: Date | null, now: number): boolean => day !== null && day.getTime() < now

function standing(words: Words, { revoked, notBefore, notAfter }: KeptCertificate, now: number): Html {
  const said = words.school
  if (revoked) return badge('quiet', said.certificateRevoked)
  if (isPast(notAfter, now)) return badge('fault', said.expired)
  if (notBefore && !isPast(notBefore, now)) return badge('warn', said.notYet)
  const daysLeft = notAfter ? Math.floor((notAfter.getTime() - now) / DAY_MS) : Infinity
  return daysLeft <= SOON_DAYS
    ? badge('warn', said.endsSoon(daysIn(words, Math.max(1, daysLeft))))
    : badge('good', said.allowed)
}
