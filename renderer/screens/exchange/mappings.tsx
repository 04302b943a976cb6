import type { Mapping } from '../../../contract/exchange.ts'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Title } from '../../parts/title.tsx'
import { useWords } from '../../words/spoken.ts'
import { copyOf, edited, fromTemplate, type Edited } from './edited.ts'

type Props = {
  /** Whether whoever has the shift may make and change them. */
  mayChange: boolean
  onEdit: (begun: Edited) => void
  onBack: () => void
  onTell: (text: string, action?: { word: string; act: () => void }) => void
  onFault: (fault: Fault) => void
}

/** The mappings there are, and the ways to a new one: from the journal's template, or from another school. */
export function Mappings({ mayChange, onEdit, onBack, onTell, onFault }: Props) {
  const { exchange } = useWords()
  const { mappings } = exchange
  const { value, again } = useLook('mapping.list', {})
  const fail = (fault: Fault) => {
    if (fault.code !== 'file.not-chosen') onFault(fault)
  }

  const choose = async () => {
    const outcome = await call('mapping.template', {})
    if (outcome.ok) onEdit(fromTemplate(outcome.value))
    else fail(outcome.fault)
  }
  const take = async () => {
    const outcome = await call('mapping.take', {})
    if (!outcome.ok) return fail(outcome.fault)
    onTell(mappings.took(outcome.value.title))
    onEdit(edited(outcome.value))
  }
  const share = async ({ id }: Mapping) => {
    const outcome = await call('mapping.share', { id })
    if (outcome.ok) onTell(mappings.shared(outcome.value.name))
    else fail(outcome.fault)
  }
  const remove = async (one: Mapping) => {
    const outcome = await call('mapping.remove', { id: one.id })
    again()
    if (!outcome.ok) return onFault(outcome.fault)
    const { changed: _changed, ...whole } = one
    onTell(mappings.removed(one.title), {
      word: mappings.undo,
      act: () => void call('mapping.save', whole).then(again),
    })
  }
  const list = value?.mappings ?? []
  return (
    <>
      <header className="exchange-head">
        <Title>{mappings.title}</Title>
        <Button onPress={onBack}>
          <Icon name="back" /> {exchange.back}
        </Button>
        {mayChange && <Button onPress={() => void take()}>{mappings.take}</Button>}
        {mayChange && (
          <Button look="main" onPress={() => void choose()}>
            <Icon name="file" /> {mappings.fromTemplate}
          </Button>
        )}
      </header>
      <p className="quiet">{mayChange ? mappings.lead : mappings.onlyCurator}</p>
      {value && list.length === 0 && <p className="exchange-none">{mappings.empty}</p>}
      {list.length > 0 && (
        <ul className="mappings">
          {list.map((one) => (
            <li key={one.id}>
              <div>
                <strong>{one.title}</strong>
                <p className="quiet small">
                  {[
                    exchange.journals[one.journal],
                    one.file.toUpperCase(),
                    mappings.columns(one.columns.length),
                  ].join(' · ')}
                </p>
              </div>
              {mayChange && (
                <div className="mappings-acts">
                  {act(mappings.edit, one, () => onEdit(edited(one)))}
                  {act(mappings.copy, one, () => onEdit(copyOf(one, mappings.copied(one.title))))}
                  {act(mappings.share, one, () => void share(one))}
                  {act(mappings.remove, one, () => void remove(one))}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )

  function act(word: string, { title }: Mapping, onPress: () => void) {
    return (
      <Button look="plain" aria-label={mappings.nameOf(word, title)} onPress={onPress}>
        {word}
      </Button>
    )
  }
}
