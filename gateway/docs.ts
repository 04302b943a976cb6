import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { openApi } from './open-api.ts'
import { localGuard, type Peer } from './peer.ts'

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Sverka gateway</title>
    <link rel="icon" type="image/png" href="docs/favicon-32x32.png">
    <link rel="stylesheet" href="docs/swagger-ui.css">
  </head>
  <body>
    <div id="page"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/begin.js"></script>
  </body>
</html>
`

/** Addresses go from the page, so that a proxy may put the gateway into any folder. No validator of somebody else. */
const BEGIN = `SwaggerUIBundle({
  url: 'v1/openapi.json',
  dom_id: '#page',
  validatorUrl: null,
  docExpansion: 'list',
  defaultModelsExpandDepth: -1,
  displayRequestDuration: true,
  persistAuthorization: false,
})
`

/** Files of the packaged viewer that the page needs, and nothing else of it. */
const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
}

/** Everything from here, nothing from elsewhere, no script or style within the page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = createMiddleware(async (context, next) => {
  await next()
  context.header('content-security-policy', POLICY)
  context.header('referrer-policy', 'no-referrer')
  context.header('cache-control', 'private, max-age=3600')
})

/** The description of the gateway: as OpenAPI, and as a page that needs no internet. */
export function docs(whose: 'local' | 'everybody') {
  const guard = createMiddleware<{ Bindings: Peer }>((context, next) =>
    whose === 'everybody' ? next() : localGuard()(context, next),
  )
  let description: ReturnType<typeof openApi> | undefined

  return new Hono<{ Bindings: Peer }>()
    .get('/v1/openapi.json', guard, (context) => context.json((description ??= openApi())))
    .get('/docs', guard, headers, (context) => context.html(PAGE))
    .get('/docs/:file', guard, headers, async (context) => {
      const file = context.req.param('file')
      if (file === 'begin.js') {
        return context.body(BEGIN, 200, { 'content-type': 'text/javascript; charset=utf-8' })
      }
      const type = Object.hasOwn(FILES, file) ? FILES[file] : undefined
      if (!type) return context.json({ code: 'path' }, 404)
      return context.body(await readFile(join(viewer(), file)), 200, { 'content-type': type })
    })
}

const viewer = (): string => dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
