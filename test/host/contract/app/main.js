import { join } from 'node:path'
import { app, BrowserWindow, ipcMain, protocol, session } from 'electron'

const POLICY = "default-src 'self'; script-src 'self'; connect-src 'self'; frame-src app://pin 'self'"
const PAGE = '<!doctype html><title>Contract</title><h1>Contract</h1>'
const WORKER = `onmessage = async ({ data }) => {
  const answer = await fetch('/echo', { method: 'POST', body: data })
  postMessage([typeof require, (await answer.json()).body])
}`

performance.mark('code loaded')
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

const PROBE = `try { globalThis.evaluated = (0, eval)('1') } catch (cause) { globalThis.evaluated = cause.name }`

const html = (body) =>
  new Response(body, { headers: { 'content-type': 'text/html', 'content-security-policy': POLICY } })

const script = (source) => new Response(source, { headers: { 'content-type': 'text/javascript' } })

async function serve(request) {
  const { pathname } = new URL(request.url)
  if (pathname === '/index.html') return html(PAGE)
  if (pathname === '/worker.js') return script(WORKER)
  if (pathname === '/probe.js') return script(PROBE)
  if (pathname !== '/echo') return new Response('absent', { status: 404 })
  const { method, url, headers } = request
  const seen = { method, url, body: await request.text(), type: headers.get('content-type') }
  return Response.json(seen, { headers: { 'x-told': 'yes' } })
}

/** What the specs look at from outside. */
globalThis.seen = { notes: [], opened: [], navigated: [], permissions: [] }

function open(host, options = {}) {
  const webPreferences = {
    preload: join(import.meta.dirname, 'preload.cjs'),
    nodeIntegrationInSubFrames: true,
  }
  const own = { ...options.webPreferences, ...webPreferences }
  const window = new BrowserWindow({ width: 800, height: 600, ...options, webPreferences: own })
  return window.loadURL(`app://${host}/index.html`).then(() => window.id)
}
globalThis.openAt = open

const isSecond = !app.requestSingleInstanceLock({ word: 'second' })
if (isSecond) app.exit(3)

function start() {
  performance.mark('host ready')
  protocol.handle('app', serve)
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => {
    seen.permissions.push(permission)
    answer(false)
  })
  session.defaultSession.setPermissionCheckHandler(() => false)
  app.on('window-all-closed', () => app.quit())
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, url) => {
      seen.navigated.push(url)
      event.preventDefault()
    })
    contents.setWindowOpenHandler(({ url }) => {
      seen.opened.push(url)
      return { action: 'deny' }
    })
  })
  ipcMain.handle('echo', (_event, value) => value)
  ipcMain.handle('who', ({ senderFrame, sender }) => [
    senderFrame.url,
    senderFrame.origin,
    senderFrame.parent === null ? null : senderFrame.parent.url,
    sender === BrowserWindow.fromWebContents(sender).webContents,
  ])
  ipcMain.handle('throw', () => {
    throw Object.assign(new RangeError('out of range'), { code: 'E_X' })
  })
  ipcMain.handle('function', () => () => 1)
  ipcMain.on('note', (_event, ...args) => seen.notes.push(args))
  return open('kiosk')
}

if (!isSecond) void app.whenReady().then(start)
