import type { ReactNode } from 'react'
import { Button } from './parts/button.tsx'
import { useWords } from './words/spoken.ts'
import './delivery-pages.css'

/** The pages about what was done here, in their order. */
const JOURNAL = ['register', 'access'] as const

export type JournalPage = (typeof JOURNAL)[number]

type Props = { at: JournalPage; onGo: (page: JournalPage) => void; children: ReactNode }

/** The way between the pages of the journal, over each of them. */
export function JournalPages({ at, onGo, children }: Props) {
  const words = useWords()
  return (
    <>
      <nav className="delivery-pages" aria-label={words.desk.places.register}>
        {JOURNAL.map((page) => (
          <Button
            key={page}
            look="plain"
            {...(page === at ? { 'aria-current': 'page' as const } : {})}
            onPress={() => onGo(page)}
          >
            {words[page].title}
          </Button>
        ))}
      </nav>
      {children}
    </>
  )
}
