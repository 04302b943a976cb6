import { createRutoken } from '../rutoken-card.ts'
import { issueRutoken, openScModule, RUTOKEN_PIN } from '../rutoken.ts'
import { openReaders, type ReaderGround } from './ground.ts'
import { type CardKind, takenFromModule, withOthers } from './others.ts'
import { pulledAtEach } from './pulled.ts'
import { type Group, groupOf, type Scenario } from './scenario.ts'
import { serviceRestarted } from './service.ts'
import { tampered } from './tampered.ts'
import { believed, BELIEVED } from './signs.ts'

/** A virtual Rutoken ECP behind OpenSC's own PKCS#11 module, in a private pcscd. */
export async function rutokenGroup(): Promise<Group> {
  const { kept, certificate, authority } = await issueRutoken()
  const make = () => createRutoken({ kept })
  const kind: CardKind = { make, signs: 0x2a }
  return groupOf(
    'Rutoken ECP, GOST R 34.10-2012, OpenSC',
    () =>
      openReaders({
        pin: RUTOKEN_PIN,
        authority,
        signedAt: new Date(),
        modules: [{ title: 'OpenSC', path: openScModule() }],
        certificates: [certificate],
      }),
    [
      {
        name: 'three documents under one PIN',
        expected: BELIEVED,
        run: async (ground) => believed(ground, await ground.sign(await ground.insert(make()), { count: 3 })),
      },
      tampered(make),
      pulledAtEach(kind),
      ...serviceRestarted(kind),
      takenFromModule(kind),
      ...withOthers(kind),
      ...pins(make),
    ],
  )
}

const pins = (make: () => ReturnType<typeof createRutoken>): readonly Scenario<ReaderGround>[] => [
  {
    name: 'wrong PINs down to the last, then the right one: OpenSC tells no number',
    expected: 'pin.wrong, pin.wrong, pin.wrong, pin.wrong 1, pin.blocked, pin.blocked; 0 tries left',
    run: async (ground) => {
      const card = make()
      await ground.insert(card)
      const told: string[] = []
      for (let round = 0; round < 5; round += 1)
        told.push((await ground.sign(await ground.ready(), { pin: '00000000' })).text)
      told.push((await ground.sign(await ground.ready())).text)
      return `${told.join(', ')}; ${card.tries()} tries left`
    },
  },
  {
    name: 'a PIN of a form that the token does not have (too short, too long) costs no try',
    expected: 'pin.form, pin.form; 0 tries spent',
    run: async (ground) => {
      const card = make()
      const shown = await ground.insert(card)
      const told = [
        await ground.sign(shown, { pin: '123' }),
        await ground.sign(await ground.ready(), { pin: '1'.repeat(33) }),
      ]
      return `${told.map(({ text }) => text).join(', ')}; ${card.counts.verified} tries spent`
    },
  },
]
