import { Hono } from 'hono'
import { html } from 'hono/html'
import { schoolCode } from '../../contract/correction.ts'
import type { School, SchoolCounts } from '../archive/registry.ts'
import { atCode, codeIn, formNumber, sentBy, titleIn, type FormFault, type Sent } from './forms.ts'
import { page, type Html } from './frame.ts'
import { pathOf, type Asked, type Known, type RegistryNeeds } from './known.ts'
import { ago, emptiness, faultNotice, field, formMark } from './parts.ts'
import type { Words } from './words/ru.ts'
import { numberIn } from './words/words.ts'

const PAGE = 25

/** All schools, found by title or code, and the page that adds one. */
export function schoolsPages({ archive: { registry }, now }: RegistryNeeds) {
  return new Hono<Known>()
    .get('/schools', async (context) => {
      const { words } = context.var
      const query = (context.req.query('q') ?? '').trim().slice(0, 300)
      const all = await registry.schools()
      const found = sorted(all.filter((one) => isLike(one, query)))
      const last = Math.max(1, Math.ceil(found.length / PAGE))
      const number = Math.min(last, Math.max(1, Math.trunc(Number(context.req.query('page'))) || 1))
      const shown = found.slice((number - 1) * PAGE, number * PAGE)
      const counts = await registry.counts(shown.map(({ code }) => code))

      return page(context, {
        title: words.schools.title,
        content: html`<div class="head">
            <h1>${words.schools.title}</h1>
            <a class="button main" href="/registry/add-school">${words.schools.add}</a>
          </div>
          ${all.length > 0 ? search(words, query) : emptiness(words.schools.empty, words.schools.emptyLead)}
          ${
            all.length > 0 && shown.length === 0
              ? emptiness(words.schools.notFound(query), words.schools.notFoundLead)
              : ''
          }
          ${shown.length > 0 ? table(words, shown, counts, now()) : ''}
          ${pager(words, { query, number, all: found.length })}`,
      })
    })
    .get('/add-school', (context) => addPage(context))
    .post('/add-school', async (context) => {
      const sent = await sentBy(context)
      const [form, code, title] = [formNumber(sent), codeIn(sent.text('code')), titleIn(sent.text('title'))]
      for (const one of [form, code, title]) if (!one.ok) return addPage(context, sent, one.fault)
      if (!form.ok || !code.ok || !title.ok) return addPage(context, sent)

      const added = await registry.addSchool({
        at: new Date(now()),
        administrator: context.var.administrator,
        kind: 'school.added',
        school: code.value,
        form: form.value,
        code: code.value,
        title: title.value,
      })
      if (!added.ok) return addPage(context, sent, atCode(added.fault))
      return context.redirect(`${pathOf(code.value)}?done=school.added`, 303)
    })
}

function addPage(context: Asked, sent?: Sent, fault?: FormFault): Response | Promise<Response> {
  const { words } = context.var
  const { addSchool, schools } = words
  const valueOf = (name: string): string => sent?.text(name) ?? ''
  return page(context, {
    title: addSchool.title,
    above: [{ title: schools.title, path: '/registry/schools' }],
    status: fault ? 422 : 200,
    isFaulty: fault !== undefined,
    content: html`<h1>${addSchool.title}</h1>
      ${faultNotice(words, fault)}
      <form class="card" method="post">
        ${formMark()}
        ${field({
          name: 'code',
          label: addSchool.code,
          hint: addSchool.codeHint,
          value: valueOf('code'),
          isCode: true,
          isFirst: true,
          fault,
          words,
        })}
        ${field({
          name: 'title',
          label: addSchool.name,
          hint: addSchool.nameHint,
          value: valueOf('title'),
          fault,
          words,
        })}
        <p class="deeds">
          <button class="main">${addSchool.button}</button>
          <a class="button" href="/registry/schools">${words.cancel}</a>
        </p>
      </form>`,
  })
}

const BY_TITLE = new Intl.Collator('ru', { numeric: true })

/** By title as people sort («№ 2» before «№ 10»), then by code. */
const sorted = (schools: readonly School[]): School[] =>
  schools.toSorted(
    (one, other) => BY_TITLE.compare(one.title, other.title) || BY_TITLE.compare(one.code, other.code),
  )

const folded = (text: string): string =>
  text.toLocaleLowerCase('ru').replaceAll('ё', 'е').replace(/\s+/g, ' ')

/** Every word of the query stands in the title or in the code. */
function isLike({ code, title }: School, query: string): boolean {
  const text = `${folded(title)} ${folded(code)}`
  return folded(query)
    .split(' ')
    .every((word) => text.includes(word))
}

const search = (words: Words, query: string): Html =>
  html`<form class="search" method="get" role="search">
    <label for="q">${words.schools.search}</label>
    <input
      type="search"
      id="q"
      name="q"
      value="${query}"
      autocomplete="off"
      ${query ? '' : html`autofocus`}
    />
    <button>${words.schools.find}</button>
    ${query ? html`<a class="button" href="/registry/schools">${words.schools.all}</a>` : ''}
  </form>`

function table(
  words: Words,
  shown: readonly School[],
  counts: ReadonlyMap<string, SchoolCounts>,
  now: number,
): Html {
  const { schools } = words
  // What was entered from the console may have a code that no desk and no address can bear.
  const named = ({ code, title }: School) =>
    schoolCode.safeParse(code).success ? html`<a href="${pathOf(code)}">${title}</a>` : title
  const row = (school: School) => {
    const count = counts.get(school.code)
    const number = (value = 0) => html`<td class="number">${numberIn(words, value)}</td>`
    return html`<tr>
      <th scope="row">${named(school)}</th>
      <td><code>${school.code}</code></td>
      ${number(count?.people)} ${number(count?.workplaces)} ${number(count?.certificates)}
      <td>${ago(words, count?.pushed ?? null, now)}</td>
      <td>${ago(words, count?.pulled ?? null, now)}</td>
    </tr>`
  }
  return html`<table>
    <caption class="unseen">
      ${schools.title}
    </caption>
    <thead>
      <tr>
        <th scope="col">${schools.school}</th>
        <th scope="col">${schools.code}</th>
        <th scope="col" class="number">${schools.people}</th>
        <th scope="col" class="number">${schools.workplaces}</th>
        <th scope="col" class="number">${schools.certificates}</th>
        <th scope="col">${schools.pushed}</th>
        <th scope="col">${schools.pulled}</th>
      </tr>
    </thead>
    <tbody>
      ${shown.map(row)}
    </tbody>
  </table>`
}

function pager(
  words: Words,
  { query, number, all }: { query: string; number: number; all: number },
): Html | '' {
  if (all <= PAGE) return ''
  const to = (page: number) =>
    `/registry/schools?${new URLSearchParams({ ...(query && { q: query }), page: String(page) }).toString()}`
  const from = (number - 1) * PAGE + 1
  const until = Math.min(all, number * PAGE)
  return html`<nav class="pager" aria-label="${words.pages}">
    ${number > 1 ? html`<a class="button" rel="prev" href="${to(number - 1)}">${words.previous}</a>` : ''}
    <span>${words.of(from, until, all)}</span>
    ${until < all ? html`<a class="button" rel="next" href="${to(number + 1)}">${words.next}</a>` : ''}
  </nav>`
}
