import type { z } from 'zod'

/** The parts of a shape that tell what would fit it. */
type Definition = {
  readonly type: string
  readonly shape?: Record<string, z.ZodType>
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
  readonly in?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly values?: readonly unknown[]
  readonly entries?: Record<string, unknown>
  readonly valueType?: z.ZodType
}

const TEXTS = [
  'Образцов',
  '019b0000-0000-7000-8000-000000000001',
  '2026-09-01T08:00:00.000Z',
  '2026-09-01',
  'school-1',
  'C01',
  'f'.repeat(64),
  'AAAA',
  'https://example.org',
  '09:00',
  '1',
  '',
  'lastName',
  '+79000000001',
]

const NUMBERS = [1, 0, 2, 5, 10, 60, 1_000, 1_800_000_000_000]

/** A value that a shape takes, or the nearest that was found: a genuine input for what has no other. */
export function exampleOf(shape: z.ZodType): unknown {
  const made = madeOf(shape)
  if (shape.safeParse(made).success) return made
  return [...TEXTS, ...NUMBERS, true, null, [], {}].find((one) => shape.safeParse(one).success) ?? made
}

function madeOf(shape: z.ZodType): unknown {
  const { type, ...of } = shape.def as unknown as Definition
  switch (type) {
    case 'object':
      return Object.fromEntries(Object.entries(of.shape ?? {}).map(([name, one]) => [name, exampleOf(one)]))
    case 'array':
      return of.element ? [exampleOf(of.element)] : []
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'catch':
      return of.innerType && exampleOf(of.innerType)
    case 'pipe':
      return of.in && exampleOf(of.in)
    case 'union':
      return of.options?.[0] && exampleOf(of.options[0])
    case 'literal':
      return of.values?.[0]
    case 'enum':
      return Object.values(of.entries ?? {})[0]
    case 'record':
      return of.valueType ? { one: exampleOf(of.valueType) } : {}
    case 'string':
      return TEXTS.find((text) => shape.safeParse(text).success)
    case 'number':
    case 'int':
      return NUMBERS.find((number) => shape.safeParse(number).success)
    case 'boolean':
      return true
    case 'custom':
      return [new Uint8Array(Buffer.from('123456')), 'text', 1].find((one) => shape.safeParse(one).success)
    default:
      return null
  }
}
