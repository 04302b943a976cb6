import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { chromium, type Browser, type Locator, type Page } from '@playwright/test'
import { build } from 'vite'
import type { Desk } from '../../contract/desk.ts'
import type { OpenCase } from '../../contract/diagnosis.ts'
import type { HealthLine } from '../../contract/health.ts'
import type { HeldCorrection } from '../../contract/journal.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Request } from '../../contract/request.ts'
import type { Fixer } from '../../domain/diagnosis.ts'
import { chromiumFile } from '../host/browser.ts'
import type { Part } from './pdf.ts'

/** One sheet with all that stands on it. */
export type Asked = { readonly desk: Desk } & (
  | {
      readonly kind: 'memo'
      readonly found: OpenCase
      readonly by: Fixer
      readonly person: PersonRecord | undefined
      readonly seen?: string
    }
  | { readonly kind: 'receipt'; readonly held: HeldCorrection }
  | { readonly kind: 'class-list'; readonly className: string; readonly lines: readonly HealthLine[] }
  | { readonly kind: 'requests'; readonly requests: readonly Request[] }
)

type Built = { readonly code: string; readonly css: string }

/** Builds sheets.tsx with the product's own parts and styles. */
export async function builtSheets(): Promise<Built> {
  const result = await build({
    configFile: false,
    root: join(import.meta.dirname, '../..'),
    logLevel: 'silent',
    plugins: [react()],
    build: {
      write: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      rolldownOptions: { input: join(import.meta.dirname, 'sheets.tsx') },
    },
  })
  const output = [result].flat().flatMap((one) => ('output' in one ? one.output : []))
  const css = output.find(({ fileName }) => fileName.endsWith('.css'))
  const code = output.find((one) => one.type === 'chunk')
  return {
    code: code?.type === 'chunk' ? code.code : '',
    css: css?.type === 'asset' ? css.source.toString() : '',
  }
}

/** A browser without the app. */
export const bareBrowser = (): Promise<Browser> => chromium.launch({ executablePath: chromiumFile() })

/** Shows the sheets one after another on one page. */
export async function showSheets(browser: Browser, built: Built, asked: readonly Asked[]): Promise<Page> {
  const page = await browser.newPage()
  await page.setContent('<!doctype html><html lang="ru"><title>Sheets</title><div id="root"></div>')
  await page.addStyleTag({ content: built.css })
  await page.evaluate((given) => Object.assign(globalThis, { asked: given }), asked)
  await page.addScriptTag({ content: built.code, type: 'module' })
  await page
    .locator('.leaf')
    .nth(asked.length - 1)
    .waitFor()
  await page.evaluate(() => document.fonts.ready)
  return page
}

/** Where the QR codes lie on a sheet, and so on its page. */
export const codeParts = (sheet: Locator): Promise<Part[]> =>
  sheet.evaluate((leaf) => {
    const whole = leaf.getBoundingClientRect()
    return [...leaf.querySelectorAll('.qr')].map((code) => {
      const { x, y, width, height } = code.getBoundingClientRect()
      return {
        x: (x - whole.x) / whole.width,
        y: (y - whole.y) / whole.height,
        width: width / whole.width,
        height: height / whole.height,
      }
    })
  })
