import * as fc from 'fast-check'

/** Fields that are corrected here, and what they may become. */
export const VALUES = {
  lastName: ['Образцова', 'Примеров', 'Учебный'],
  firstName: ['Проба', 'Пример', 'Опыт'],
  phone: ['+79000000011', '+79000000012', '+79000000013'],
} as const

export type Spot = keyof typeof VALUES

/** What can happen to one request, its answer included. */
export const MISHAPS = [
  'none',
  'none',
  'request-lost',
  'answer-lost',
  'answer-cut',
  'sent-twice',
  'old-one-again',
  'shuffled',
  'held-before',
  'held-after',
  'gateway-dies',
  'portal',
  408,
  413,
  429,
  500,
  503,
] as const

export type Mishap = (typeof MISHAPS)[number]

/**
 * One thing that happens in a region of one school. `desk` and `person` are numbered from 0 and taken modulo how many
 * there are. `dies`: the desk is killed before that statement or question of its, counted from the step's beginning.
 */
export type Step =
  | {
      readonly kind: 'sign'
      readonly desk: number
      readonly person: number
      readonly changes: readonly { readonly spot: Spot; readonly value: number }[]
      readonly dies: number
    }
  | {
      readonly kind: 'sync'
      readonly desk: number
      readonly mishaps: readonly Mishap[]
      readonly dies: number
    }
  | {
      readonly kind: 'settle'
      readonly desk: number
      readonly how: 'ours' | 'theirs' | 'anew'
      readonly value: number
    }
  | { readonly kind: 'restart' | 'copy' | 'restore' | 'pause' | 'resume'; readonly desk: number }
  | { readonly kind: 'clock'; readonly desk: number; readonly minutes: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'release' | 'gateway-restart' | 'archive-copy' | 'archive-restore' }
  | { readonly kind: 'retire' | 'return'; readonly person: number }
  | { readonly kind: 'change'; readonly person: number; readonly spot: Spot; readonly value: number }

const desk = fc.nat({ max: 2 })
const person = fc.nat({ max: 2 })
const spot = fc.constantFrom(...(Object.keys(VALUES) as Spot[]))
const value = fc.nat({ max: 2 })
const never = fc.constant(0)
const dies = fc.oneof(
  { weight: 6, arbitrary: never },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) },
)

const sign = fc.record({
  kind: fc.constant('sign' as const),
  desk,
  person,
  changes: fc.uniqueArray(fc.record({ spot, value }), {
    minLength: 1,
    maxLength: 2,
    selector: (one) => one.spot,
  }),
  dies,
})

const sync = fc.record({
  kind: fc.constant('sync' as const),
  desk,
  mishaps: fc.array(fc.constantFrom(...MISHAPS), { maxLength: 4 }),
  dies,
})

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: sign },
  { weight: 9, arbitrary: sync },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      desk,
      how: fc.constantFrom('ours' as const, 'theirs' as const, 'anew' as const),
      value,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'restart' as const,
        'copy' as const,
        'restore' as const,
        'pause' as const,
        'resume' as const,
      ),
      desk,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      desk,
      minutes: fc.constantFrom(-1_440, -20, 20, 1_440, 525_600),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(2_000, 70_000, 1_200_000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'release' as const,
        'release' as const,
        'gateway-restart' as const,
        'archive-copy' as const,
        'archive-restore' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('retire' as const, 'return' as const), person }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('change' as const), person, spot, value }) },
)

/** A run: how many desks the school has, and what happens to it. */
export const story = fc.record({
  desks: fc.constantFrom(1, 2, 2, 3),
  people: fc.integer({ min: 1, max: 3 }),
  steps: fc.array(step, { minLength: 3, maxLength: 18 }),
})

export type Story = { readonly desks: number; readonly people: number; readonly steps: readonly Step[] }
