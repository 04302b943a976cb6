import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import { QueryField } from '../../parts/query-field.tsx'
import { useWords } from '../../words/spoken.ts'
import { Blocks } from './blocks.tsx'
import type { Section } from './book.ts'
import { findSections, type Books } from './find-sections.ts'
import { useBooks } from './use-books.ts'
import './manual.css'

const LONGEST = 100 // signs

type Props = {
  /** The section that stands open first. */
  page: string | undefined
  /** Takes the focus into the field at once. */
  isReady: boolean
}

/** The manual: sections at the side, one of them open, and a field that finds them. */
export function Reader(props: Props) {
  const books = useBooks()
  return <div className="reader">{books && <Opened books={books} {...props} />}</div>
}

function Opened({ books, page, isReady }: Props & { books: Books }) {
  const { manual, language } = useWords()
  const name = useId()
  const optionId = (id: string) => `${name}-option-${id}`
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState(page)
  const field = useRef<HTMLInputElement>(null)
  const article = useRef<HTMLElement>(null)

  const found = findSections(books, query)
  const parts = books[language]
  const sections = new Map(parts.flatMap((part) => part.sections).map((section) => [section.id, section]))
  const shown = found.includes(open ?? '') ? open! : found[0]
  const section: Section | undefined = shown === undefined ? undefined : sections.get(shown)
  const title = section?.title ?? manual.nothing

  useEffect(() => {
    if (isReady) field.current?.focus()
  }, [isReady])
  useEffect(() => {
    if (shown !== undefined)
      document.getElementById(`${name}-option-${shown}`)?.scrollIntoView({ block: 'nearest' })
    article.current?.scrollTo({ top: 0 })
  }, [name, shown])

  /** The best of what is found stands open while one types. */
  const type = (text: string) => {
    setQuery(text)
    if (text.trim() !== '') setOpen(findSections(books, text)[0])
  }
  const rows = parts
    .map((part) => ({ ...part, sections: part.sections.filter(({ id }) => found.includes(id)) }))
    .filter((part) => part.sections.length > 0)
  const order = rows.flatMap((part) => part.sections.map(({ id }) => id))
  const move = (steps: number) => {
    const next = order[(order.indexOf(shown ?? '') + steps + order.length) % order.length]
    if (next !== undefined) setOpen(next)
  }
  const scroll = (pages: number) =>
    article.current?.scrollBy({ top: pages * (article.current.clientHeight - LEFT_IN_SIGHT) })

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => scroll(1),
      PageUp: () => scroll(-1),
      Enter: () => article.current?.focus(),
      Escape: query === '' ? undefined : () => setQuery(''),
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  return (
    <>
      <div className="reader-side">
        <QueryField
          field={field}
          label={manual.label}
          placeholder={manual.placeholder}
          list={name}
          chosen={shown === undefined ? undefined : optionId(shown)}
          isOpen={order.length > 0}
          query={query}
          longest={LONGEST}
          clear={manual.clear}
          onType={type}
          onKeyDown={press}
        />
        <output className="small quiet">{query.trim() !== '' && manual.found(found.length)}</output>
        {order.length > 0 && (
          <ListBox
            id={name}
            className="reader-list"
            aria-label={manual.sections}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={shown === undefined ? [] : [shown]}
            onSelectionChange={(keys) => keys !== 'all' && setOpen(String([...keys][0]))}
          >
            {rows.map((part) => (
              <ListBoxSection key={part.id} id={`part-${part.id}`}>
                <Header className="reader-part">{part.title}</Header>
                {part.sections.map(({ id, title }) => (
                  <ListBoxItem key={id} id={id} className="reader-row" textValue={title}>
                    {title}
                  </ListBoxItem>
                ))}
              </ListBoxSection>
            ))}
          </ListBox>
        )}
      </div>
      {/* A long section scrolls, and what scrolls must be within reach of the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section ref={article} className="reader-text" tabIndex={0} aria-label={title}>
        {section ? (
          <>
            <h2>{title}</h2>
            <Blocks
              blocks={section.blocks}
              query={query}
              onPage={(id) => {
                setQuery('')
                setOpen(id)
                article.current?.focus()
              }}
            />
          </>
        ) : (
          <>
            <h2>{title}</h2>
            <p>{manual.nothingWhat}</p>
          </>
        )}
      </section>
    </>
  )
}

/** A line or two of the page before stay in sight. */
const LEFT_IN_SIGHT = 48 // px
