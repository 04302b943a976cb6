import { useState } from 'react'
import type { MadePackage } from '../../../contract/exchange.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Answer } from '../../../contract/index.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { PackageRow } from './package-row.tsx'
import { Received } from './received.tsx'

type Props = {
  onMake: () => void
  onMappings: () => void
  onOpen: (person: string) => void
  onTell: (text: string, action?: { word: string; act: () => void }) => void
  onFault: (fault: Fault) => void
}

/** Every package that was made, with what came back, and the ways on. */
export function Packages({ onMake, onMappings, onOpen, onTell, onFault }: Props) {
  const words = useWords()
  const { exchange } = words
  const { value: delivery } = useLook('delivery.look', {})
  const { value, fault, again } = useLook('package.list', {})
  const [asked, setAsked] = useState<MadePackage>()
  const [received, setReceived] = useState<Answer<'package.receipt'>>()

  const load = async () => {
    const outcome = await call('package.receipt', {})
    if (outcome.ok) setReceived(outcome.value)
    else if (outcome.fault.code !== 'file.not-chosen') onFault(outcome.fault)
    again()
  }
  const save = async ({ id }: MadePackage) => {
    const outcome = await call('package.save', { id })
    if (outcome.ok) onTell(exchange.saved(outcome.value.name))
    else if (outcome.fault.code !== 'file.not-chosen') onFault(outcome.fault)
  }
  const restore = async ({ id, number }: MadePackage) => {
    const outcome = await call('package.restore', { id })
    if (outcome.ok) onTell(exchange.restoredNow(number))
    else onFault(outcome.fault)
    again()
  }
  const discard = async (one: MadePackage) => {
    setAsked(undefined)
    const outcome = await call('package.discard', { id: one.id })
    again()
    if (!outcome.ok) return onFault(outcome.fault)
    onTell(exchange.discardedNow(one.number), { word: exchange.undo, act: () => void restore(one) })
  }

  const packages = value?.packages
  const way = delivery?.way
  return (
    <>
      <header className="exchange-head">
        <Title>{exchange.title}</Title>
        <output className="quiet">{delivery && exchange.waits(delivery.waiting)}</output>
        <Button onPress={onMappings}>{exchange.openMappings}</Button>
        <Button onPress={() => void load()}>{exchange.receipt}</Button>
        <Button look={delivery?.waiting === 0 ? 'usual' : 'main'} onPress={onMake}>
          <Icon name="file" /> {exchange.make}
        </Button>
      </header>
      {way === 'gateway' && <Notice tone="accent" icon="hint" title={exchange.byGateway} />}
      {way === 'retype' && <Notice tone="accent" icon="hint" title={exchange.byRetype} />}
      {!packages && (
        <Absent
          fault={fault && sayFault(words, fault)}
          loading={words.desk.loading}
          again={words.desk.lookAgain}
          onAgain={again}
        />
      )}
      {packages?.length === 0 && (
        <section className="exchange-none">
          <h2>{exchange.empty.title}</h2>
          <p>{exchange.empty.what}</p>
          <ol>
            {exchange.empty.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      )}
      {packages && packages.length > 0 && (
        <ul className="packages">
          {packages.map((one, place) => (
            <PackageRow
              key={one.id}
              made={one}
              isFirst={place === 0}
              onOpen={onOpen}
              onSave={() => void save(one)}
              onDiscard={() => setAsked(one)}
              onRestore={() => void restore(one)}
              onEntered={(number) => {
                onTell(exchange.entered(number))
                again()
              }}
              onFault={onFault}
            />
          ))}
        </ul>
      )}
      {asked && (
        <Dialog
          title={exchange.discarding.title(asked.number)}
          close={exchange.discarding.no}
          onClose={() => setAsked(undefined)}
          foot={
            <Button look="grave" onPress={() => void discard(asked)}>
              {exchange.discarding.yes}
            </Button>
          }
        >
          <p>{exchange.discarding.what(asked.open)}</p>
        </Dialog>
      )}
      {received && <Received what={received} onClose={() => setReceived(undefined)} />}
    </>
  )
}
