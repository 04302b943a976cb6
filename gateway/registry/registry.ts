import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { whereOf } from '../access.ts'
import { actsPage } from './acts-page.ts'
import { certificatePages } from './certificates.ts'
import { chosenLanguage, ownFormsOnly, strictHeaders } from './doors.ts'
import type { Asked, Known, RegistryNeeds } from './known.ts'
import { missingPage, sizePage, surprisePage } from './refusals.ts'
import { schoolPages } from './school.ts'
import { schoolGuard } from './school-guard.ts'
import { schoolsPages } from './schools.ts'
import { sessionGuard, signIn } from './sign-in.ts'
import { workplacePages } from './workplaces.ts'

/** The largest certificate bag, and the form that brings it back as base64. */
const LARGEST_FORM = 512 * 1024 // bytes

/** The one style sheet of all pages, in this order. */
const STYLES = ['measures.css', 'frame.css', 'forms.css', 'lists.css'] as const

/**
 * The administrator's pages: schools, workplaces, certificates, and the log of what was done. HTML from the server,
 * with no script. To be mounted at `/registry`, before what asks for a workplace's token.
 */
export function createRegistry(needs: RegistryNeeds): Hono {
  const { archive, log } = needs
  const inSchool = '/schools/:school'

  const pages = new Hono<Known>()
    .use(strictHeaders, chosenLanguage(needs), ownFormsOnly(needs))
    .use(bodyLimit({ maxSize: LARGEST_FORM, onError: (context) => sizePage(context as Asked) }))
    .get('/page.css', (context) => {
      style ??= STYLES.map((name) => readFileSync(join(import.meta.dirname, 'style', name), 'utf8')).join(
        '\n',
      )
      context.header('cache-control', 'max-age=3600')
      return context.body(style, 200, { 'content-type': 'text/css; charset=utf-8' })
    })
    .route('/', signIn(needs))
    .use(sessionGuard(needs))
    .get('/', (context) => context.redirect('/registry/schools', 303))
    .route('/', schoolsPages(needs))
    .route('/', actsPage(needs))
    .use(inSchool, schoolGuard(archive))
    .use(`${inSchool}/*`, schoolGuard(archive))
    .route(inSchool, schoolPages(needs))
    .route(inSchool, workplacePages(needs))
    .route(inSchool, certificatePages(needs))
    .all('*', (context) => missingPage(context))
    .onError((cause, context) => {
      log.surprise(whereOf(cause))
      return surprisePage(context)
    })
  return new Hono().route('/', pages)
}

/** Read when it is first asked for: a gateway whose registry nobody opens needs no file beside it. */
let style: string | undefined
