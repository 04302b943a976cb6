import { useEffect, useState } from 'react'
import type { Language } from '../../contract/desk.ts'
import { ru } from './ru.ts'
import type { Words } from './spoken.ts'

let en: Words | undefined

/** Brings the words of a language. Russian is always here; the other is loaded where it is spoken. */
export async function loadWords(language: Language): Promise<void> {
  if (language === 'en') en ??= (await import('./en.ts')).en
}

/** The words of a language, or until they are here those of the language before. */
export function useCatalogue(language: Language): Words {
  const [, setHasCome] = useState(en !== undefined)
  useEffect(() => {
    void loadWords(language).then(() => setHasCome(en !== undefined))
  }, [language])
  return language === 'en' && en ? en : ru
}
