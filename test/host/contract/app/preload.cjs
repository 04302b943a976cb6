const { contextBridge, ipcRenderer } = require('electron')
globalThis.secret = 1
class Instance {
  constructor() {
    this.own = 1
  }
  method() {
    return 2
  }
}
contextBridge.exposeInMainWorld('door', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  on: (channel, heard) => {
    const listener = (_event, ...args) => heard(...args)
    ipcRenderer.on(channel, listener)
    return () => ipcRenderer.off(channel, listener)
  },
})
contextBridge.exposeInMainWorld('bridged', {
  add: (first, second) => first + second,
  fail: () => {
    throw new TypeError('failed at once')
  },
  nested: { deep: { call: () => 'deep' }, list: [1, () => 2] },
  callBack: (call) => call('from the preload', (number) => number * 2),
  later: () => new Promise((resolve) => setTimeout(resolve, 5, 'later')),
  refuse: () => Promise.reject(new RangeError('refused')),
  instance: new Instance(),
  date: new Date(5),
  carriedError: async () => {
    const sent = new RangeError('far', { cause: new Error('near') })
    const { name, message, cause } = await ipcRenderer.invoke('echo', sent)
    return [name, message, cause?.message]
  },
  world: [typeof require, process.type, process.sandboxed, process.contextIsolated],
})
try {
  contextBridge.exposeInMainWorld('bridged', {})
  contextBridge.exposeInMainWorld('twice', 'allowed')
} catch (cause) {
  contextBridge.exposeInMainWorld('twice', cause.message)
}
