import type { Bridge } from './bridge.ts'
import type { Wire } from './wire.ts'

type Listener = { heard: (event: object, ...args: unknown[]) => void; isOnce: boolean }
type Waiting = { resolve: (value: unknown) => void; reject: (cause: Error) => void }

/** What the preload script sees beside the page's own globals. */
export type PreloadScope = { require: (name: string) => unknown; process: object }

/**
 * ipcRenderer and the preload's `require`, in the isolated world. Runs as source text: it may use nothing
 * outside itself. `standInSend` is Chromium's binding to Node, `standInDeliver` is called by Node.
 */
export function preloadScope(contextBridge: Bridge, wire: Wire, facts: object): PreloadScope {
  const world = globalThis as unknown as {
    standInSend: (text: string) => void
    standInDeliver: (id: number, channel: string, error: string, body: string) => void
  }
  const listeners = new Map<string, Listener[]>()
  const waiting = new Map<number, Waiting>()
  let lastId = 0

  function post(id: number, channel: string, args: unknown[]): void {
    let body: unknown[]
    try {
      body = structuredClone(args)
    } catch {
      throw new Error('An object could not be cloned.')
    }
    world.standInSend(`${id}\n${channel}\n${wire.encode(body)}`)
  }

  function add(channel: string, heard: Listener['heard'], isOnce: boolean): object {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { heard, isOnce }])
    return ipcRenderer
  }

  function remove(channel: string, heard: Listener['heard']): object {
    const left = (listeners.get(channel) ?? []).filter((one) => one.heard !== heard)
    listeners.set(channel, left)
    return ipcRenderer
  }

  const ipcRenderer = {
    on: (channel: string, heard: Listener['heard']) => add(channel, heard, false),
    addListener: (channel: string, heard: Listener['heard']) => add(channel, heard, false),
    once: (channel: string, heard: Listener['heard']) => add(channel, heard, true),
    off: remove,
    removeListener: remove,
    removeAllListeners: (channel: string) => (listeners.delete(channel), ipcRenderer),
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
    send: (channel: string, ...args: unknown[]) => post(0, channel, args),
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        post(id, channel, args)
        waiting.set(id, { resolve, reject })
      }),
  }

  world.standInDeliver = (id, channel, error, body) => {
    if (id === 0) {
      const heard = listeners.get(channel) ?? []
      listeners.set(
        channel,
        heard.filter(({ isOnce }) => !isOnce),
      )
      const args = wire.decode(body) as unknown[]
      for (const one of heard) one.heard({ sender: ipcRenderer, ports: [] }, ...args)
      return
    }
    const call = waiting.get(id)
    waiting.delete(id)
    if (error) call?.reject(new Error(`Error invoking remote method '${channel}': ${error}`))
    else call?.resolve(wire.decode(body))
  }

  const guarded = <T extends object>(name: string, target: T): T =>
    new Proxy(target, {
      get(target, key) {
        if (key in target || typeof key === 'symbol' || ['then', 'default', '__esModule'].includes(key)) {
          return Reflect.get(target, key) as unknown
        }
        throw new Error(`electron stand-in: ${name}.${key} is not implemented`)
      },
    })

  const electron = guarded('electron', {
    contextBridge: guarded('contextBridge', contextBridge),
    ipcRenderer: guarded('ipcRenderer', ipcRenderer),
  })
  return {
    process: { type: 'renderer', sandboxed: true, contextIsolated: true, ...facts },
    require(name) {
      if (name === 'electron' || name === 'electron/renderer') return electron
      throw new Error(`module not found: ${name}`)
    },
  }
}
