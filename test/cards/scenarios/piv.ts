import type { Algorithm } from '../../../cades/algorithm.ts'
import { authority, secretary } from '../../cades/pki.ts'
import { createPivCard, type PivCard } from '../piv-card.ts'
import { PIN, SIGNED_AT } from '../signing.ts'
import { certificatesRefused } from './certificates.ts'
import { openReaders, type ReaderGround } from './ground.ts'
import { type CardKind, takenByOthers, withOthers } from './others.ts'
import { pulledAtEach } from './pulled.ts'
import { type Group, groupOf, type Scenario } from './scenario.ts'
import { serviceRestarted } from './service.ts'
import { tampered } from './tampered.ts'
import { believed, BELIEVED } from './signs.ts'

const root = authority('ecdsa-p256')

/** PIV cards of one kind of key, in a private pcscd. */
export function pivGroup(algorithm: Extract<Algorithm, 'rsa' | 'ecdsa-p256'>): Group {
  const issued = secretary(algorithm, root)
  const make = (): PivCard => createPivCard({ ...issued, pin: PIN })
  const kind: CardKind = { make, signs: 0x87 }
  return groupOf(
    algorithm === 'rsa' ? 'PIV RSA 2048' : 'PIV P-256',
    () => openReaders({ pin: PIN, authority: root.certificate, signedAt: SIGNED_AT }),
    [
      {
        name: 'three documents under one PIN',
        expected: BELIEVED,
        run: async (ground) => believed(ground, await ground.sign(await ground.insert(make()), { count: 3 })),
      },
      tampered(make),
      pulledAtEach(kind),
      ...serviceRestarted(kind),
      ...takenByOthers(kind),
      ...withOthers(kind),
      ...pins(make),
      ...(algorithm === 'ecdsa-p256' ? certificatesRefused(root, issued) : []),
    ],
  )
}

const pins = (make: () => PivCard): readonly Scenario<ReaderGround>[] => [
  {
    name: 'wrong PINs down to the last (63C2, 63C1, 6983), then the right one',
    expected: 'pin.wrong 2, pin.wrong 1, pin.blocked, pin.blocked; shown 3, 2, 1, 0',
    run: async (ground) => {
      const card = make()
      const shown = [(await ground.insert(card)).triesLeft]
      const told: string[] = []
      for (const left of [2, 1, 0]) {
        told.push((await ground.sign(await ground.ready(), { pin: '654321' })).text)
        const { cards } = await ground.until((now) => now.cards[0]?.triesLeft === left)
        shown.push(cards[0]!.triesLeft)
      }
      told.push((await ground.sign(await ground.ready())).text)
      return `${told.join(', ')}; shown ${shown.join(', ')}`
    },
  },
  {
    name: 'a PIN of a form that no card has (too short, too long) costs no try',
    expected: 'pin.form, pin.form; 0 tries spent',
    run: async (ground) => {
      const card = make()
      const shown = await ground.insert(card)
      const told = [
        await ground.sign(shown, { pin: '12345' }),
        await ground.sign(await ground.ready(), { pin: '123456789' }),
      ]
      return `${told.map(({ text }) => text).join(', ')}; ${card.counts.verified} tries spent`
    },
  },
]
