import type { DevicesState } from '../../contract/signer.ts'
import type { Card } from '../../contract/people.ts'
import { ru } from '../../renderer/words/ru.ts'
import { valueOf } from '../../contract/values.ts'
import type { Confirmed } from './confirmed.ts'
import type { Desk } from './moves.ts'
import { ask } from './office.ts'
import type { Faulty } from './people.ts'

/** What was before this day: the desk has the school, and somebody was here whose correction is confirmed already. */
export async function eve({ page, pin }: Desk, cameBefore: Faulty, confirmed: Confirmed): Promise<void> {
  await page.getByRole('button', { name: ru.lock.open }).waitFor()
  await pin(() => page.keyboard.press('Enter'))
  await page.getByRole('combobox', { name: ru.search.label }).waitFor()
  await page.getByText(ru.shortLines.idle).first().waitFor()
  await page.getByText(ru.search.examplesTitle).waitFor()

  const { id, field, clean } = cameBefore
  const { record } = await ask<Card>(page, 'people.open', { id })
  const draft = await ask<{ correction: { id: string } }>(page, 'correction.draft', {
    person: id,
    baseVersion: record.version,
    changes: [{ field, was: valueOf(record, field), becomes: clean }],
    basis: 'original',
    askedBy: 'guardian',
  })
  confirmed.expect(id, [[field, clean]])
  const { cards } = await ask<DevicesState>(page, 'cards.look', {})
  const [card] = cards.filter(({ kind }) => kind === 'simulated')
  const certificate = card!.certificates[0]!.fingerprint
  let signing: Promise<unknown> = Promise.resolve()
  await pin(async () => {
    signing = ask(page, 'correction.sign', { ids: [draft.correction.id], card: card!.id, certificate })
  })
  await signing
  await confirmed.all()
  await page.keyboard.press('Control+l')
  await page.locator('.lock').waitFor()
}
