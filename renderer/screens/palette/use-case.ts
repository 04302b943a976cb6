import { useEffect, useState } from 'react'
import type { Text } from '../../../contract/region.ts'
import { call } from '../../link/call.ts'
import { inLanguage } from '../../words/in-language.ts'
import { useWords } from '../../words/spoken.ts'

/** The case of a number that was typed; nothing where there is no such case here. */
export function useCase(code: string | undefined): readonly { code: string; title: string }[] {
  const words = useWords()
  const [found, setFound] = useState<{ code: string; title: Text }>()
  useEffect(() => {
    if (code === undefined) return
    let isLast = true
    void call('case.open', { code }).then(
      (outcome) => isLast && outcome.ok && setFound({ code, title: outcome.value.title }),
    )
    return () => {
      isLast = false
    }
  }, [code])
  return found && found.code === code ? [{ code, title: inLanguage(words, found.title) }] : []
}
