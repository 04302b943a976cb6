import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Asked } from './known.ts'
import { languages } from './words/words.ts'

/** A piece of a page; everything put into it by `html` is escaped. */
export type Html = ReturnType<typeof html>

type Page = {
  readonly title: string
  readonly content: Html
  /** What stands above the page, from the outside in. */
  readonly above?: readonly { readonly title: string; readonly path: string }[]
  readonly status?: ContentfulStatusCode
  /** Something was wrong with the form: said in the title, for those who hear the page. */
  readonly isFaulty?: boolean
  /** What it shows is lost with it: nothing leads away from it by the way. */
  readonly isOnce?: boolean
}

/** Answers with a whole page around the content. */
export function page(
  context: Asked,
  { title, content, above = [], status = 200, isFaulty = false, isOnce = false }: Page,
): Response | Promise<Response> {
  const { words, administrator } = context.var
  const other = languages[words.language === 'ru' ? 'en' : 'ru']
  const path = context.req.path
  const query = new URLSearchParams({ ...context.req.query(), lang: other.language }).toString()
  const link = (to: string, said: string) =>
    html`<a href="${to}" ${path.startsWith(to) ? html`aria-current="page"` : ''}>${said}</a>`

  return context.html(
    html`<!doctype html>
      <html lang="${words.language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${isFaulty ? `${words.errorMark}: ` : ''}${title} · ${words.product}</title>
          <link rel="stylesheet" href="/registry/page.css" />
        </head>
        <body>
          <a class="skip" href="#content">${words.skip}</a>
          <header class="top">
            <p class="product"><strong>${words.product}</strong> <span>${words.registry}</span></p>
            ${
              administrator
                ? html`<nav aria-label="${words.pagesLabel}">
                    ${link('/registry/schools', words.schools.title)}
                    ${link('/registry/acts', words.actsPage.title)}
                  </nav>`
                : ''
            }
            <div class="aside">
              ${
                isOnce
                  ? ''
                  : html`<a href="?${query}" lang="${other.language}" hreflang="${other.language}"
                      >${words.otherLanguage}</a
                    >`
              }
              ${
                administrator
                  ? html`<span class="who"
                        ><span class="unseen">${words.signedInAs} </span><b>${administrator}</b></span
                      >
                      <form method="post" action="/registry/sign-out">
                        <button class="plain">${words.signOut}</button>
                      </form>`
                  : ''
              }
            </div>
          </header>
          <main id="content" tabindex="-1">
            ${
              above.length > 0
                ? html`<nav class="above" aria-label="${words.whereLabel}">
                    <ol>
                      ${above.map((one) => html`<li><a href="${one.path}">${one.title}</a></li>`)}
                    </ol>
                  </nav>`
                : ''
            }
            ${content}
          </main>
        </body>
      </html>`,
    status,
  )
}
