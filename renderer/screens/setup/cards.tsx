import type { SetupProps } from './setup.tsx'

/** What the cards and their drivers are like, and the test of them. */
export function Cards({ desk }: SetupProps) {
  return <section className="setup-part">{desk.workplace}</section>
}
