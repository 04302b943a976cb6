import { expect, test } from 'vitest'
import type { Slot } from '../../../contract/signer.ts'
import { joinSlots } from '../../../main/signing/joined-slots.ts'
import { quietPin } from '../../fakes/cards.ts'

type Card = NonNullable<Slot['card']>

/** A card whose certificates are one byte each: only whether they are the same matters here. */
const card = (id: string, reader: string, certificates: number[], more: Partial<Card> = {}): Card => ({
  id,
  reader,
  kind: 'pkcs11',
  state: certificates.length > 0 ? 'ready' : 'no-certificate',
  pin: quietPin,
  certificates: certificates.map((byte) => Uint8Array.of(byte)),
  keyless: [],
  authorities: [],
  ...more,
})
const piv = (reader: string, certificates: number[]): Slot => ({
  reader,
  card: card(`piv ${reader}`, reader, certificates, { kind: 'piv' }),
})
const stranger = (reader: string, state: Card['state'] = 'unknown-card'): Slot => ({
  reader,
  card: card(`unknown ${reader}`, reader, [], { kind: 'unknown', state }),
})
const vendor = (...cards: Card[]) => ({
  isGeneric: false,
  slots: cards.map((one) => ({ reader: one.reader, card: one })),
})
const generic = (...cards: Card[]) => ({ ...vendor(...cards), isGeneric: true })

/** Readers with the ids of their cards and the bytes of their certificates. */
const shown = (slots: readonly Slot[]) =>
  slots.map(({ reader, card: one }) => [reader, one?.id, ...(one?.certificates ?? []).map(([byte]) => byte)])

const LONG = 'Reader with a name longer than the sixty-four bytes of the standard 00 00'

test.for<[string, Slot[], Parameters<typeof joinSlots>[1], unknown[]]>([
  ['an empty reader stays', [{ reader: 'R' }], [], [['R', undefined]]],
  ['a PIV card without modules stays', [piv('R', [1])], [], [['R', 'piv R', 1]]],
  ['a vendor comes before PIV', [piv('R', [1])], [vendor(card('v', 'R', [1]))], [['R', 'v', 1]]],
  ['PIV comes before a generic module', [piv('R', [1])], [generic(card('g', 'R', [1]))], [['R', 'piv R', 1]]],
  [
    'a generic module takes what PIV cannot use',
    [stranger('R')],
    [generic(card('g', 'R', [1]))],
    [['R', 'g', 1]],
  ],
  [
    'a vendor takes what another program seems to hold',
    [stranger('R', 'in-use')],
    [vendor(card('v', 'R', [1]))],
    [['R', 'v', 1]],
  ],
  [
    'a vendor comes before a generic module',
    [stranger('R')],
    [generic(card('g', 'R', [1])), vendor(card('v', 'R', [1]))],
    [['R', 'v', 1]],
  ],
  ['a card nobody knows stays unknown', [stranger('R')], [vendor()], [['R', 'unknown R']]],
  [
    'a vendor that finds nothing leaves a PIV card alone',
    [piv('R', [1])],
    [vendor(card('v', 'R', []))],
    [['R', 'piv R', 1]],
  ],
  ['an empty token is known by its vendor', [stranger('R')], [vendor(card('v', 'R', []))], [['R', 'v']]],
  [
    'a token of two PINs is two cards',
    [stranger('R')],
    [vendor(card('a', 'R', [1]), card('b', 'R', [2]))],
    [
      ['R', 'a', 1],
      ['R', 'b', 2],
    ],
  ],
  [
    'a reader is known by the beginning of its name',
    [stranger(LONG)],
    [vendor(card('v', LONG.slice(0, 64), [1]))],
    [[LONG, 'v', 1]],
  ],
  [
    'a short name must be the whole name',
    [stranger('R 10')],
    [vendor(card('v', 'R 1', [1]))],
    [
      ['R 10', 'unknown R 10'],
      ['R 1', 'v', 1],
    ],
  ],
  ['a token without a reader is shown too', [], [vendor(card('v', 'V', [1]))], [['V', 'v', 1]]],
  [
    'the same certificate of two modules is shown once',
    [],
    [vendor(card('a', 'A', [1])), vendor(card('b', 'B', [1]))],
    [['A', 'a', 1]],
  ],
  [
    'what only the second module shows stays',
    [],
    [vendor(card('a', 'A', [1])), vendor(card('b', 'B', [1, 2]))],
    [
      ['A', 'a', 1],
      ['B', 'b', 2],
    ],
  ],
  [
    'a module with readers of its own names gives way to none',
    [piv('R', [1])],
    [vendor(card('v', 'V', [1]))],
    [
      ['R', undefined],
      ['V', 'v', 1],
    ],
  ],
  [
    'two cards in two readers stay two',
    [piv('R', [1]), piv('S', [2])],
    [vendor(card('v', 'S', [2]))],
    [
      ['R', 'piv R', 1],
      ['S', 'v', 2],
    ],
  ],
])('%s', ([, readers, modules, wanted]) => {
  expect(shown(joinSlots(readers, modules))).toEqual(wanted)
})
