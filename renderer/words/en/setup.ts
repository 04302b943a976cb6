import type * as ru from '../ru/setup.ts'

export const setup: typeof ru.setup = {
  title: 'Setup',
  parts: { cards: 'Cards', staff: 'Staff', trust: 'Trust', failures: 'Failures and remedies' },
}
