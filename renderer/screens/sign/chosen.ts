import { useState } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import type { DevicesState } from '../../../contract/signer.ts'
import { useNow } from '../../parts/now.ts'
import { certificateChoices } from '../../words/certificates.ts'
import { useWords } from '../../words/spoken.ts'

/** Which corrections are to be signed: all that may be, but for those a person leaves out. */
export function useChosen(all: readonly string[]) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const ids = all.filter((id) => !left.has(id))
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(left)
    if (isChosen) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  return { ids, choose, chooseAll: (isChosen: boolean) => setLeft(new Set(isChosen ? [] : all)) }
}

/** The certificate that signs: the one wanted, else that of the shift, else the first that can. */
export function useCard(devices: DevicesState | undefined, { shift, asksRevocation }: Desk) {
  const words = useWords()
  const now = useNow()
  const [wanted, setWanted] = useState<string>()
  const choices = certificateChoices(devices, words, now.getTime(), { asksRevocation })
  const usable = choices.filter(({ off }) => off === undefined)
  const choice =
    usable.find((one) => one.value === wanted) ??
    usable.find((one) => one.certificate === shift?.fingerprint) ??
    usable[0]
  return { choices, choice, onChoose: setWanted }
}
