import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { page } from './frame.ts'
import type { Asked } from './known.ts'

type Said = { readonly title: string; readonly lead: string }

const refusalPage = (
  context: Asked,
  status: ContentfulStatusCode,
  { title, lead }: Said,
): Response | Promise<Response> =>
  page(context, {
    title,
    status,
    content: html`<div class="door">
      <h1>${title}</h1>
      <p class="lead">${lead}</p>
      <p><a class="button main" href="/registry/schools">${context.var.words.missing.link}</a></p>
    </div>`,
  })

/** There is nothing at this address. */
export const missingPage = (context: Asked) => refusalPage(context, 404, context.var.words.missing)

/** The form was filled in on a page of somebody else. */
export const foreignPage = (context: Asked) => refusalPage(context, 403, context.var.words.foreign)

/** Something happened that nobody foresaw. */
export const surprisePage = (context: Asked) => refusalPage(context, 500, context.var.words.surprise)

/** More was sent than any certificate holds. */
export const sizePage = (context: Asked) =>
  refusalPage(context, 413, {
    title: context.var.words.surprise.title,
    lead: context.var.words.faults['form.size'],
  })
