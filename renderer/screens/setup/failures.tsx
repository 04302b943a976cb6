import type { SetupProps } from './setup.tsx'

/** The failures by their numbers: cause and remedy. */
export function Failures({ desk }: SetupProps) {
  return <section className="setup-part">{desk.workplace}</section>
}
