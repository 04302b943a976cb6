import { html } from 'hono/html'
import type { School } from '../archive/registry.ts'
import { page } from './frame.ts'
import { pathOf, type Asked } from './known.ts'
import { notice } from './parts.ts'

type Given = {
  readonly school: School
  readonly code: string
  readonly token: string
  /** Where desks reach the gateway. */
  readonly address: string
  /** Nobody has set the address: it is that of this page. */
  readonly isGuessed: boolean
}

/** The only page that ever shows a workplace's token: with the desk's settings, and what to do with them. */
export function tokenPage(
  context: Asked,
  { school, code, token, address, isGuessed }: Given,
): Response | Promise<Response> {
  const { words } = context.var
  const settings = {
    mode: 'work',
    school: school.code,
    schoolTitle: school.title,
    workplace: code,
    gateway: { url: address, token },
  }
  const file = `${JSON.stringify(settings, undefined, 2)}\n`
  return page(context, {
    title: words.token.title(code),
    isOnce: true,
    above: [
      { title: words.schools.title, path: '/registry/schools' },
      { title: school.title, path: pathOf(school.code) },
    ],
    content: html`<h1>${words.token.title(code)}</h1>
      ${notice('warn', words.token.once)}
      <div class="beside">
        <div class="card">
          <div class="field">
            <label for="token">${words.token.token}</label>
            <p class="hint" id="token-hint">${words.token.secret}</p>
            <input
              id="token"
              class="code"
              value="${token}"
              readonly
              autofocus
              aria-describedby="token-hint"
            />
          </div>
          <div class="field">
            <label for="file">${words.token.file}</label>
            ${isGuessed ? html`<p class="hint" id="file-hint">${words.token.fileHint}</p>` : ''}
            <textarea
              id="file"
              class="code"
              rows="10"
              readonly
              spellcheck="false"
              ${isGuessed ? html`aria-describedby="file-hint"` : ''}
            >
${file}</textarea>
          </div>
          <p class="deeds">
            <a
              class="button main"
              download="sverka.json"
              href="data:application/json;charset=utf-8,${encodeURIComponent(file)}"
              >${words.token.download}</a
            >
            <a class="button" href="${pathOf(school.code)}">${words.token.toSchool}</a>
          </p>
        </div>
        <section aria-labelledby="steps">
          <h2 id="steps">${words.token.next}</h2>
          <ol class="steps">
            ${words.token.steps.map((step) => html`<li>${step}</li>`)}
          </ol>
        </section>
      </div>`,
  })
}
