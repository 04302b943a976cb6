import type { Desk } from '../../../contract/desk.ts'
import { useLook } from '../../link/look.ts'
import { useWords } from '../../words/spoken.ts'
import { Dnevnik } from './dnevnik.tsx'
import { Netschool } from './netschool.tsx'
import './lookup.css'

type Props = {
  desk: Desk
  /** Who is asked about; nobody in particular where a call came by phone. */
  person: string | undefined
  /** Also the door through which everybody goes, not only what is known of this person. */
  withDoor: boolean
}

/** What other systems can be asked here; nothing at all where the administrator has set none. */
export function Lookups({ desk, person, withDoor }: Props) {
  const { lookup } = useWords()
  const { value } = useLook('lookup.look', {})
  // Asking about a person is noted in somebody's name: without a card nobody is known.
  const hasDnevnik = value?.dnevnik && person !== undefined && desk.shift?.way === 'card'
  const hasDoor = value?.netschool && withDoor
  if (!hasDnevnik && !hasDoor) return null
  return (
    <section className="lookups" aria-label={lookup.title}>
      {hasDnevnik && <Dnevnik key={person} person={person} />}
      {hasDoor && <Netschool />}
    </section>
  )
}
