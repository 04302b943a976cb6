import { useEffect, useState } from 'react'
import type { Books } from './find-sections.ts'

let read: Promise<Books> | undefined

/** The manual in both languages; undefined until it is read. It comes when it is first asked for, not with the page. */
export function useBooks(): Books | undefined {
  const [books, setBooks] = useState<Books>()
  useEffect(() => {
    let isGone = false
    read ??= readBooks()
    void read.then((found) => !isGone && setBooks(found))
    return () => {
      isGone = true
    }
  }, [])
  return books
}

async function readBooks(): Promise<Books> {
  const [{ readBook }, ru, en] = await Promise.all([
    import('./book.ts'),
    import('../../../docs/manual.ru.md?raw'),
    import('../../../docs/manual.en.md?raw'),
  ])
  return { ru: readBook(ru.default), en: readBook(en.default) }
}
