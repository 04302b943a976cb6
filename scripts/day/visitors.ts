import type { Asker, Basis } from '../../domain/correction.ts'
import type { Field } from '../../domain/person.ts'
import type { Faulty, People } from './people.ts'

/** A message as the visitor tells it: a few of its words, and the case that they mean. */
export type Told = { readonly words: string; readonly code: string }

/** What a document says, field by field. */
export type Said = readonly (readonly [Field, string])[]

/** What comes into the middle of a visit: nobody touches anything for five minutes, or another card takes over. */
export type Midway = 'idle' | 'takeover'

/** What a visitor needs, told so that one player plays them all. */
export type Need =
  | { readonly does: 'memo'; readonly who: keyof People; readonly told: Told }
  /** A call by phone: the case is read out, nothing is printed and nobody looked up. */
  | { readonly does: 'call'; readonly told: Told }
  | {
      readonly does: 'correct'
      readonly who: keyof People
      readonly told?: Told
      readonly said: (people: People) => Said
      readonly basis: Basis
      readonly askedBy: Asker
      readonly isSignedAtOnce: boolean
      readonly midway?: Midway
    }
  | { readonly does: 'receipt'; readonly who: keyof People }
  | { readonly does: 'request'; readonly who: keyof People }

/** One visitor of the day. */
export type Visitor = { readonly at: string; readonly comes: string; readonly need: Need }

/** What happens at the desk besides. */
export type Event = {
  readonly at: string
  readonly happens: 'open' | 'cut' | 'mend' | 'kill' | 'restart' | 'sign' | 'class-list' | 'close'
}

const repaired = (one: Faulty): Said => [[one.field, one.clean]]

/** The day, in its order. */
export const DAY: readonly (Visitor | Event)[] = [
  { at: '08:00', happens: 'open' },
  {
    at: '08:20',
    comes: '«Дневник не найден», a digit of the СНИЛС is wrong (C01)',
    need: {
      does: 'correct',
      who: 'wrongDigit',
      told: { words: 'ваш дневник', code: 'C01' },
      said: ({ wrongDigit }) => repaired(wrongDigit),
      basis: 'original',
      askedBy: 'guardian',
      isSignedAtOnce: true,
    },
  },
  {
    at: '08:45',
    comes: 'a consent is missing (C03): a memo only',
    need: { does: 'memo', who: 'noConsent', told: { words: 'нужно согл', code: 'C03' } },
  },
  {
    at: '09:10',
    comes: 'a foreign birth certificate (C21): to the МФЦ',
    need: { does: 'memo', who: 'foreign', told: { words: 'российским свид', code: 'C21' } },
  },
  {
    at: '09:35',
    comes: 'the binding code has expired (C25)',
    need: { does: 'memo', who: 'unbound', told: { words: 'код привяз', code: 'C25' } },
  },
  { at: '10:00', happens: 'cut' },
  {
    at: '10:10',
    comes: 'a parent with a new phone and e-mail',
    need: {
      does: 'correct',
      who: 'parent',
      said: () => [
        ['phone', '9000000047'],
        ['email', 'new.address@example.org'],
      ],
      basis: 'gosuslugi',
      askedBy: 'guardian',
      isSignedAtOnce: false,
    },
  },
  {
    at: '10:30',
    comes: 'Госуслуги do not work (C35): nothing is corrected',
    need: { does: 'memo', who: 'inOutage', told: { words: 'сбой', code: 'C35' } },
  },
  {
    at: '10:50',
    comes: 'е for ё in a name (C01); five idle minutes in the middle of it',
    need: {
      does: 'correct',
      who: 'withYo',
      told: { words: 'ваш дневник', code: 'C01' },
      said: ({ withYo }) => repaired(withYo),
      basis: 'original',
      askedBy: 'guardian',
      isSignedAtOnce: false,
      midway: 'idle',
    },
  },
  { at: '11:20', happens: 'sign' },
  { at: '11:30', happens: 'mend' },
  {
    at: '11:45',
    comes: 'two diaries: pupil and guardian mixed up (C33)',
    need: { does: 'memo', who: 'mixedUp', told: { words: 'нельзя привяз', code: 'C33' } },
  },
  {
    at: '12:10',
    comes: 'a call by phone with nothing but a message (C14)',
    need: { does: 'call', told: { words: 'неверные лог', code: 'C14' } },
  },
  {
    at: '13:10',
    comes: 'asks what the school holds, by word of mouth: into the register',
    need: { does: 'request', who: 'asking' },
  },
  { at: '14:00', happens: 'kill' },
  {
    at: '14:10',
    comes: 'one of two namesakes; the shift changes in the middle of it',
    need: {
      does: 'correct',
      who: 'namesake',
      told: { words: 'ваш дневник', code: 'C01' },
      said: ({ namesake }) => repaired(namesake),
      basis: 'original',
      askedBy: 'guardian',
      isSignedAtOnce: true,
      midway: 'takeover',
    },
  },
  { at: '14:40', happens: 'restart' },
  {
    at: '14:55',
    comes: 'the receipt once more, for somebody who came before',
    need: { does: 'receipt', who: 'cameBefore' },
  },
  { at: '16:00', happens: 'class-list' },
  { at: '16:30', happens: 'close' },
]
