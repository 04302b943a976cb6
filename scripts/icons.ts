import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumFile } from '../test/host/browser.ts'
import { root } from './steps.ts'

/** Pictures wanted by the systems: Windows, Linux desktops, macOS. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

/** Sizes inside the .ico; 256 is the largest that it may hold. */
const IN_ICO = [16, 24, 32, 48, 64, 128, 256]

/** Draws build/icon.svg at every size, by Chromium: what is seen in a browser is what the systems show. */
export async function drawIcons(): Promise<void> {
  const drawing = readFileSync(join(root, 'build/icon.svg'), 'utf8')
  const browser = await chromium.launch({ executablePath: chromiumFile() })
  const page = await browser.newPage()
  const pictures = new Map<number, Buffer>()
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`)
    pictures.set(size, await page.screenshot({ omitBackground: true }))
  }
  await browser.close()

  const write = (path: string, bytes: Buffer | string) => writeFileSync(join(root, path), bytes)
  mkdirSync(join(root, 'build/icons'), { recursive: true })
  for (const [size, bytes] of pictures) write(`build/icons/${size}x${size}.png`, bytes)
  write('build/icon.png', pictures.get(512)!)
  write('build/icon.ico', icoOf(IN_ICO.map((size) => ({ size, bytes: pictures.get(size)! }))))
  write('renderer/public/icon.svg', drawing)
  write('renderer/public/icon.png', pictures.get(256)!)
}

/** An .ico of PNG pictures: a head of 6 bytes, 16 for each picture, the pictures. Read so since Windows Vista. */
function icoOf(pictures: readonly { size: number; bytes: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2) // an icon, not a pointer
  head.writeUInt16LE(pictures.length, 4)
  let at = head.length
  for (const [number, { size, bytes }] of pictures.entries()) {
    const entry = 6 + 16 * number
    head.writeUInt8(size % 256, entry) // 0 is 256
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4) // planes
    head.writeUInt16LE(32, entry + 6) // bits of a point
    head.writeUInt32LE(bytes.length, entry + 8)
    head.writeUInt32LE(at, entry + 12)
    at += bytes.length
  }
  return Buffer.concat([head, ...pictures.map(({ bytes }) => bytes)])
}

if (import.meta.main) await drawIcons()
