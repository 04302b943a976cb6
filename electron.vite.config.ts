import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** The programs of their own processes stand beside the main one: the signer, the training gateway, the import thread. */
export default defineConfig({
  main: {
    build: {
      sourcemap: 'hidden',
      rolldownOptions: {
        input: {
          index: 'main/shell/index.ts',
          signer: 'main/signing/process.ts',
          gateway: 'gateway/training.ts',
          importer: 'main/import-thread.ts',
          sync: 'main/sync-thread.ts',
          health: 'main/health-thread.ts',
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    build: {
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { kiosk: 'renderer/index.html', pin: 'renderer/pin/index.html' } },
    },
  },
})
