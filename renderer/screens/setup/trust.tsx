import type { SetupProps } from './setup.tsx'

/** Whom this desk trusts. */
export function Trust({ desk }: SetupProps) {
  return <section className="setup-part">{desk.workplace}</section>
}
