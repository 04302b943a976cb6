import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { startChunks } from './scripts/start-chunk.ts'

/** Plain JavaScript that every start needs. */
const BUNDLED = ['zod', 'uuid', '@noble/curves', '@noble/hashes']

/** The programs of their own processes stand beside the main one: the signer, the training gateway, the threads. */
export default defineConfig({
  main: {
    build: {
      // In one file each: zod alone would be eighty files to find and read at every start.
      externalizeDeps: { exclude: BUNDLED },
      sourcemap: 'hidden',
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'common', test: /\/(?:domain|contract)\//, minShareCount: 3, maxModuleSize: 12_000 },
            ],
          },
          minify: { compress: false, mangle: false, codegen: true },
          chunkFileNames: '[name]-[hash].js',
        }, // beside the programs: each finds the others from where it lies
        input: {
          index: 'main/shell/index.ts',
          signer: 'main/signing/process.ts',
          gateway: 'gateway/training.ts',
          importer: 'main/import-thread.ts',
          sync: 'main/sync-thread.ts',
          reader: 'main/reading-thread.ts',
          health: 'main/health-thread.ts',
          verifier: 'main/verify-thread.ts',
          workbook: 'main/workbook-thread.ts',
          copier: 'main/copy-thread.ts',
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
    resolve: {
      alias: {
        './useDefaultLocale.mjs': join(import.meta.dirname, 'renderer/parts/default-locale.ts'), // of React Aria
      },
    },
    build: {
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { kiosk: 'renderer/index.html', pin: 'renderer/pin/index.html' },
        output: {
          codeSplitting: {
            groups: [{ name: startChunks(join(import.meta.dirname, 'renderer')), debugName: 'start' }],
          },
        },
      },
    },
  },
})
