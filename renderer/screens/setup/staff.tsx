import type { SetupProps } from './setup.tsx'

/** Who works here, and as what. */
export function Staff({ desk }: SetupProps) {
  return <section className="setup-part">{desk.workplace}</section>
}
