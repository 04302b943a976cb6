import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Ending } from '../archive/registry.ts'
import type { Refusal } from '../../contract/gateway.ts'
import { certificatesPart } from './certificates-part.ts'
import { formNumber, sentBy, titleIn, type FormFault } from './forms.ts'
import { page, type Html } from './frame.ts'
import { pathOf, type Asked, type Known, type RegistryNeeds } from './known.ts'
import { emptiness, faultNotice, field, formMark, notice } from './parts.ts'
import type { Words } from './words/ru.ts'
import { numberIn } from './words/words.ts'
import { workplacesPart } from './workplaces-part.ts'

/** A school with all that belongs to it, and the page that gives it another title. */
export function schoolPages({ archive: { registry }, now, certificates: believed }: RegistryNeeds) {
  return new Hono<Known>()
    .get('/', async (context) => {
      const { words, school } = context.var
      const [workplaces, certificates, endings, counts] = await Promise.all([
        registry.workplaces(school.code),
        registry.certificates(school.code),
        registry.endings(school.code),
        registry.counts([school.code]),
      ])
      const said = context.req.query('done') ?? ''
      return page(context, {
        title: school.title,
        above: [{ title: words.schools.title, path: '/registry/schools' }],
        content: html`${
            Object.hasOwn(words.done, said) ? notice('good', words.done[said as keyof Words['done']]) : ''
          }
          <div class="head">
            <h1>${school.title}</h1>
            <a class="button" href="${pathOf(school.code, 'rename')}">${words.rename.link}</a>
          </div>
          <dl class="facts">
            <div>
              <dt>${words.schools.code}</dt>
              <dd><code>${school.code}</code></dd>
            </div>
            <div>
              <dt>${words.school.people}</dt>
              <dd>${numberIn(words, counts.get(school.code)?.people ?? 0)}</dd>
            </div>
          </dl>
          ${workplacesPart(words, school.code, workplaces, now())}
          ${certificatesPart(words, { school: school.code, certificates, isAny: believed === 'any' }, now())}
          ${endingsPart(words, endings)}
          <p>
            <a href="/registry/acts?${new URLSearchParams({ school: school.code }).toString()}"
              >${words.school.acts}</a
            >
          </p>`,
      })
    })
    .get('/rename', (context) => renamePage(context, context.var.school, context.var.school.title))
    .post('/rename', async (context) => {
      const { school, administrator } = context.var
      const sent = await sentBy(context)
      const [form, title] = [formNumber(sent), titleIn(sent.text('title'))]
      if (!form.ok) return renamePage(context, school, sent.text('title'), form.fault)
      if (!title.ok) return renamePage(context, school, sent.text('title'), title.fault)

      const renamed = await registry.renameSchool({
        at: new Date(now()),
        administrator,
        kind: 'school.renamed',
        school: school.code,
        form: form.value,
        code: school.code,
        title: title.value,
      })
      if (!renamed.ok) return renamePage(context, school, title.value, renamed.fault)
      return context.redirect(`${pathOf(school.code)}?done=school.renamed`, 303)
    })
}

function renamePage(
  context: Asked,
  school: Known['Variables']['school'],
  value: string,
  fault?: FormFault,
): Response | Promise<Response> {
  const { words } = context.var
  return page(context, {
    title: words.rename.title,
    above: [
      { title: words.schools.title, path: '/registry/schools' },
      { title: school.title, path: pathOf(school.code) },
    ],
    status: fault ? 422 : 200,
    isFaulty: fault !== undefined,
    content: html`<h1>${words.rename.title}</h1>
      ${faultNotice(words, fault)}
      <form class="card" method="post">
        ${formMark()}
        ${field({
          name: 'title',
          label: words.addSchool.name,
          hint: words.addSchool.nameHint,
          value,
          isFirst: true,
          fault,
          words,
        })}
        <p class="deeds">
          <button class="main">${words.rename.button}</button>
          <a class="button" href="${pathOf(school.code)}">${words.cancel}</a>
        </p>
      </form>`,
  })
}

function endingsPart(words: Words, endings: readonly Ending[]): Html {
  const { school } = words
  const sum = (state: string) =>
    numberIn(
      words,
      endings.filter((one) => one.state === state).reduce((all, { count }) => all + count, 0),
    )
  const refused = endings.filter(({ code }) => code !== null)
  return html`<section aria-labelledby="endings">
    <h2 id="endings">${school.endings}</h2>
    ${
      endings.length === 0
        ? emptiness(school.endingsEmpty, school.endingsLead)
        : html`<p class="lead">${school.endingsLead}</p>
            <dl class="facts">
              <div>
                <dt>${school.accepted}</dt>
                <dd>${sum('accepted')}</dd>
              </div>
              <div>
                <dt>${school.conflict}</dt>
                <dd>${sum('conflict')}</dd>
              </div>
              <div>
                <dt>${school.refused}</dt>
                <dd>${sum('refused')}</dd>
              </div>
            </dl>`
    }
    ${
      refused.length > 0
        ? html`<table class="narrow">
            <thead>
              <tr>
                <th scope="col">${school.why}</th>
                <th scope="col" class="number">${school.count}</th>
              </tr>
            </thead>
            <tbody>
              ${refused.map(
                ({ code, count }) =>
                  html`<tr>
                    <th scope="row">${words.endingCodes[code as Refusal] ?? code}</th>
                    <td class="number">${numberIn(words, count)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
        : ''
    }
  </section>`
}
