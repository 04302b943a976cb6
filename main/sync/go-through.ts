/** The training gateway, and a journal on this very machine. */
const NEVER_THROUGH = 'localhost,127.0.0.1,[::1]'

let takeBack: (() => void) | undefined

/** Everything that this thread asks from now on goes through that proxy; without one, straight, as it did before any. */
export function goThrough(proxy: string | undefined): void {
  takeBack?.()
  takeBack = undefined
  if (!proxy) return
  const http = process.getBuiltinModule('node:http')
  // Older than 24.14 Node has no such function.
  const setProxy: typeof http.setGlobalProxyFromEnv | undefined = http.setGlobalProxyFromEnv
  takeBack = setProxy?.({ http_proxy: proxy, https_proxy: proxy, no_proxy: NEVER_THROUGH })
}
