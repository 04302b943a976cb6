import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { longDate } from '../../words/long-date.ts'
import './typeface.css'
import './sheet.css'
import './print.css'

/** How closely the sheet is set, the most airy first: what does not fit on one page is set closer. */
const SETTINGS = ['airy', 'usual', 'snug', 'close', 'over'] as const

type Props = {
  /** Of the school, as it stands over every paper. */
  school: string
  isTraining: boolean
  title: string
  /** Stands at the right end of the line of the title. */
  aside?: string
  /** `one` is always one upright page; `many` goes on over pages; `wide` does so on pages turned round. */
  form: 'one' | 'many' | 'wide'
  children: ReactNode
  foot?: ReactNode
}

/**
 * The paper itself, in real millimetres. The very same elements are printed: everything else on the page is
 * hidden then (print.css). Text keeps its widths at any size, so lines break on paper where they do here.
 */
export function Sheet({ school, isTraining, title, aside, form, children, foot }: Props) {
  const words = useWords()
  const today = useNow()
  const page = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (form === 'one' && page.current) fitOnPage(page.current)
  })
  useEffect(() => {
    const { current } = page
    // The typeface may come after the first look; it is asked for by that look.
    if (form === 'one' && current) void document.fonts.ready.then(() => fitOnPage(current))
  }, [form])

  return (
    <article className={`leaf leaf-${form}`} aria-label={title}>
      <div ref={page} className="leaf-page">
        <header className="leaf-head">
          <span>{school}</span>
          <time>{longDate(words, today)}</time>
        </header>
        {isTraining && <p className="leaf-training">{words.paper.training}</p>}
        <div className="leaf-title">
          <h2>{title}</h2>
          {aside && <span>{aside}</span>}
        </div>
        <div className="leaf-body">{children}</div>
        {foot && <footer className="leaf-foot">{foot}</footer>}
      </div>
    </article>
  )
}

function fitOnPage(page: HTMLElement): void {
  for (const setting of SETTINGS) {
    page.dataset.setting = setting
    if (page.scrollHeight <= page.clientHeight) return
  }
}
