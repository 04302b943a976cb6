import type { Page } from '@playwright/test'

/** One letter: from the key, as the browser has taken it, to its rows. Milliseconds. */
export type Seen = {
  /** What stood in the field. */
  readonly query: string
  /** The page has heard the key. */
  readonly heard: number
  /** The rows for it are in the document. */
  readonly placed: number
  /** The frame with them has been painted by the page. */
  readonly painted: number
}

type Kiosk = { readonly call: (name: string, input: object) => Promise<unknown> }
type Watched = { readonly kiosk: Kiosk; readonly seen: Seen[] }

/**
 * Notes each letter in the page itself: the key's own time stamp, the change of the document that brings the rows of what
 * stands in the field, and the task after the animation frame that comes next: by then that frame is painted.
 */
export const watchLetters = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: Seen[] = Object.assign(globalThis, { seen: [] }).seen
    let at: number | undefined
    let heard = 0
    addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        at = key.length === 1 ? timeStamp : undefined
        heard = performance.now() - timeStamp
      },
      { capture: true },
    )
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', ({ data }: MessageEvent<Seen & { at: number }>) => {
      const { at, ...letter } = data
      seen.push({ ...letter, painted: performance.now() - at })
    })
    port1.start()
    const changes = { subtree: true, childList: true, characterData: true, attributes: true }
    new MutationObserver(() => {
      if (at === undefined) return
      const said = document.querySelector('.search-said output')?.textContent
      if (!said || !document.querySelector('[role=option]')) return
      const query = document.querySelector<HTMLInputElement>('[role=combobox]')!.value
      const letter = { at, query, heard, placed: performance.now() - at }
      at = undefined
      requestAnimationFrame(() => port2.postMessage(letter))
    }).observe(document.body, changes)
  })

/** What was seen since it was last asked. */
export const seenLetters = (page: Page): Promise<Seen[]> =>
  page.evaluate(() => (globalThis as unknown as Watched).seen.splice(0))

/** Milliseconds of a call that the main process refuses at once: the bare way there and back, through the same door. */
export const bareCall = (page: Page): Promise<number> => timedCall(page, 'bare', {})

/** Milliseconds of one call from the page. */
export const timedCall = (page: Page, name: string, input: object): Promise<number> =>
  page.evaluate(
    async ([name, input]) => {
      const { kiosk } = globalThis as unknown as Watched
      const begun = performance.now()
      await kiosk.call(name, input)
      return performance.now() - begun
    },
    [name, input] as const,
  )
