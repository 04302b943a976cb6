import type { Page } from '@playwright/test'

/** WCAG 2.2, criterion 2.5.8: the least side of what is pressed. */
const LEAST_TARGET = 24 // px

/** Longer than this is seen as motion where less of it was asked for. */
const MOTION = 0.01 // s

/** Watches each change of the page, also what stands there for an instant only; gives the most main parts seen at once. */
export async function watchMains(page: Page): Promise<() => Promise<number>> {
  const most = await page.evaluateHandle(() => {
    const seen = { mains: 0 }
    const count = () => (seen.mains = Math.max(seen.mains, document.querySelectorAll('main').length))
    new MutationObserver(count).observe(document.body, { childList: true, subtree: true })
    count()
    return seen
  })
  return () => most.evaluate(({ mains }) => mains)
}

/**
 * What stands in the way of somebody who hears the page or works without a pointer, found from outside of it:
 *
 * - the focus is lost, not to be seen, or lies under something (2.4.3, 2.4.7, 2.4.11)
 * - no single main part or first heading, or headings that jump over a level (1.3.1, 2.4.6)
 * - no language (3.1.1), names repeated by ids (4.1.2)
 * - targets smaller than 24 px with others near (2.5.8)
 * - motion although less of it is preferred
 */
export async function barriers(step: string, page: Page): Promise<string[]> {
  const found = await page.evaluate(
    ({ least, motion }) => {
      const wrong: string[] = []
      const isSeen = (element: Element) =>
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      const nameOf = (element: Element) =>
        `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 30)}`
      // A window over the page makes all beside it unreachable.
      const dialog = document.querySelector('[role=dialog], [role=alertdialog]')

      const focused = document.activeElement
      if (!focused || focused === document.body) wrong.push('the focus is lost')
      else if (focused instanceof HTMLElement) {
        const shown = focused.closest('label') ?? focused
        const box = shown.getBoundingClientRect()
        const isWithin = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
        if (!isWithin) wrong.push(`the focus is out of sight: ${nameOf(focused)}`)
        const over = document.elementFromPoint(
          Math.max(0, Math.min(innerWidth - 1, box.x + box.width / 2)),
          Math.max(0, Math.min(innerHeight - 1, box.y + Math.min(box.height / 2, 20))),
        )
        const isOpen = over !== null && (shown.contains(over) || over.contains(shown))
        if (isWithin && !isOpen) wrong.push(`the focus lies under ${over ? nameOf(over) : 'nothing'}`)
        // A heading that takes the focus is read out, not pressed: it needs no ring.
        const marks = [focused, ...(focused.closest('label')?.querySelectorAll('*') ?? [])]
        for (let one = focused.parentElement; one && marks.length < 8; one = one.parentElement)
          marks.push(one)
        const isMarked = marks.some((one) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
          return (
            (outlineStyle !== 'none' && outlineWidth !== '0px') ||
            (one !== document.body && boxShadow !== 'none')
          )
        })
        if (focused.tabIndex >= 0 && !isMarked) wrong.push(`the focus is not seen: ${nameOf(focused)}`)
      }

      const mains = [...document.querySelectorAll('main')].filter(isSeen)
      if (mains.length !== 1) wrong.push(`${mains.length} main parts`)
      const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]')].filter(isSeen)
      const levels = headings.map((one) => Number(one.getAttribute('aria-level') ?? one.tagName.slice(1)))
      if (levels.filter((level) => level === 1).length !== 1)
        wrong.push(`headings of the first level: ${levels.join()}`)
      const jump = levels.findIndex((level, place) => place > 0 && level > levels[place - 1]! + 1)
      if (jump > 0 && !dialog)
        wrong.push(`a heading jumps over a level: ${nameOf(headings[jump]!)} (${levels.join()})`)

      if (!/^(ru|en)$/.test(document.documentElement.lang)) wrong.push('no language')
      if (document.title === '') wrong.push('no title')
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
      const twice = ids.filter((id, place) => ids.indexOf(id) !== place)
      if (twice.length > 0) wrong.push(`ids twice: ${twice.join(' ')}`)

      const PRESSED =
        'a[href], button, input, select, textarea, summary, [role=button], [role=option], [role=radio]'
      for (const target of (dialog ?? document).querySelectorAll(PRESSED)) {
        const { width, height } = (target.closest('label') ?? target).getBoundingClientRect()
        const isIt =
          isSeen(target) && width > 1 && !target.closest('.unseen, [hidden], p, [aria-hidden=true]')
        if (isIt && (width < least || height < least)) {
          wrong.push(`a small target: ${nameOf(target)} ${Math.round(width)}×${Math.round(height)}`)
        }
      }

      const seconds = (text: string) => Math.max(...text.split(',').map((one) => parseFloat(one) || 0))
      for (const element of document.querySelectorAll('*')) {
        for (const part of ['', '::before', '::after']) {
          const { animationName, animationDuration, transitionDuration } = getComputedStyle(
            element,
            part || null,
          )
          const moves = Math.max(
            animationName === 'none' ? 0 : seconds(animationDuration),
            seconds(transitionDuration),
          )
          if (moves > motion) wrong.push(`it moves: ${nameOf(element)} ${part} ${moves} s`)
        }
      }
      return wrong
    },
    { least: LEAST_TARGET, motion: MOTION },
  )
  return found.map((one) => `${step}: ${one}`)
}
