/** The `electron` module of the main process, on Chromium. README.md says what it cannot show. */
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import {
  clipboard,
  crashReporter,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  screen,
  shell,
} from './desktop.ts'
import { dialog } from './dialog.ts'
import { guarded } from './guard.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu, MenuItem } from './menu.ts'
import { MessageChannelMain } from './message-ports.ts'
import { nativeImage } from './native-image.ts'
import { net } from './net.ts'
import { protocol } from './protocol.ts'
import { safeStorage } from './safe-storage.ts'
import { session } from './session.ts'
import { utilityProcess } from './utility-process.ts'
import { webContents } from './web-contents.ts'

/** What libraries look for to tell processes apart: Electron's main process has none of them either. */
const absent = { ipcRenderer: undefined, contextBridge: undefined, webFrame: undefined, remote: undefined }

const electron = guarded('electron', {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
  ...absent,
})

export { app, BrowserWindow, clipboard, crashReporter, dialog, ipcMain, Menu, MenuItem, MessageChannelMain }
export {
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
}
export { shell, utilityProcess, webContents }
export { electron as default, electron as 'module.exports' }
