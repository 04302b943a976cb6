import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

type Read = (
  data: Uint8ClampedArray,
  width: number,
  height: number,
  options: { inversionAttempts: 'dontInvert' },
) => { readonly data: string } | null

/** A reader of QR codes that has nothing in common with their writer. Its types say ES module, its file is none. */
const readCode = createRequire(import.meta.url)('jsqr') as Read

/** Dots per inch of a poor office scanner. */
const DPI = 150

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { maxBuffer: 2 ** 28 }).toString()

type Pdf = {
  readonly pages: number
  readonly isTagged: boolean
  readonly title: string
  readonly text: string
  /** Pictures of dots: a shadow is one, and comes dirty out of a copier. */
  readonly pictures: number
}

/** What any other program reads in a PDF: its pages and its text, unbreakable spaces made plain. */
export function pdfOf(file: string): Pdf {
  const facts = run('pdfinfo', file)
  return {
    pages: Number(/^Pages:\s+(\d+)/m.exec(facts)![1]),
    isTagged: /^Tagged:\s+yes/m.test(facts),
    title: /^Title:\s+(.*)$/m.exec(facts)?.[1] ?? '',
    text: run('pdftotext', '-layout', file, '-').replace(/\s+/g, ' '),
    pictures: run('pdfimages', '-list', file).trim().split('\n').length - 2,
  }
}

/** The first page as a scanner sees it, and as a tired copier gives it again: black or white, a little blurred. */
export function pictureOf(file: string, { isCopied = false, page = 1 } = {}) {
  const name = file.replace(/\.pdf$/, isCopied ? '-copy' : '')
  const only = ['-f', String(page), '-l', String(page), '-singlefile', '-r', String(DPI)]
  run('pdftoppm', ...only, file, name)
  const picture = readPpm(`${name}.ppm`)
  return isCopied ? copied(picture) : picture
}

type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }

/** Portable pixmaps are a line of three numbers and then the bytes. */
function readPpm(file: string): Picture {
  const bytes = readFileSync(file)
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'))!
  const [width, height] = [Number(head[1]), Number(head[2])]
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let from = head[0].length, to = 0; to < data.length; from += 3, to += 4)
    data.set(bytes.subarray(from, from + 3), to)
  return { width, height, data }
}

/** Each dot with its neighbours to the sides, then black or white. */
function copied({ width, height, data }: Picture): Picture {
  const copy = new Uint8ClampedArray(data.length).fill(255)
  for (let dot = 0; dot < data.length; dot += 4) {
    const around = [dot - 4, dot, dot + 4, dot - width * 4, dot + width * 4].map((at) => data[at] ?? 255)
    const isBlack = around.reduce((sum, one) => sum + one, 0) / around.length < 128
    copy.fill(isBlack ? 0 : 255, dot, dot + 3)
  }
  return { width, height, data: copy }
}

/** A place on a page, in parts of its width and height. */
export type Part = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** What the QR code at a place of the page says; '' where nothing can be read. */
export function codeAt(picture: Picture, part: Part): string {
  const [left, top] = [Math.floor(part.x * picture.width), Math.floor(part.y * picture.height)]
  const [width, height] = [Math.ceil(part.width * picture.width), Math.ceil(part.height * picture.height)]
  const data = new Uint8ClampedArray(width * height * 4)
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * picture.width + left) * 4
    data.set(picture.data.subarray(from, from + width * 4), row * width * 4)
  }
  return readCode(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? ''
}
