/** A running signing process as the main process holds it; the shell and `node-line.ts` each start one. */
export type SignerLine = {
  readonly post: (message: unknown) => void
  readonly onMessage: (on: (message: unknown) => void) => void
  /** Called once, when the process has ended for whatever reason. */
  readonly onExit: (on: () => void) => void
  /** Ends it at once, even in the middle of a call to a driver. */
  readonly kill: () => void
}
