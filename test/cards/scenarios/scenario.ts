/** What one scenario came to; `note` says how much was tried, the rest must be as expected to the letter. */
export type Got = string | { readonly got: string; readonly note: string }

/** Whether everything is tried, or where that takes minutes only every so many. */
export type Thoroughness = 'all' | 'sampled'

/** One row of the table: what happens in the world, and how it must end. */
export type Scenario<Ground> = {
  readonly name: string
  readonly expected: string
  readonly run: (ground: Ground, how: Thoroughness) => Promise<Got>
}

/** The scenarios of one device, which share what is costly to start. */
export type Group = {
  readonly device: string
  readonly open: () => Promise<void>
  readonly rows: readonly {
    readonly name: string
    readonly expected: string
    readonly run: (how: Thoroughness) => Promise<{ got: string; note: string | undefined }>
  }[]
  readonly close: () => Promise<void>
}

/** Gives every scenario the same ground; `clear` leaves it as it was found. */
export function groupOf<Ground extends { clear: () => Promise<void>; close: () => Promise<void> }>(
  device: string,
  start: () => Promise<Ground>,
  scenarios: readonly Scenario<Ground>[],
): Group {
  let ground: Ground | undefined
  const run = async (scenario: Scenario<Ground>, how: Thoroughness) => {
    if (!ground) throw new Error('the ground is not laid')
    try {
      const got = await scenario.run(ground, how)
      await ground.clear()
      return typeof got === 'string' ? { got, note: undefined } : got
    } catch (cause) {
      await ground.close()
      ground = await start()
      return { got: `threw: ${String(cause)}`, note: undefined }
    }
  }
  return {
    device,
    open: async () => {
      ground = await start()
    },
    rows: scenarios.map((scenario) => ({
      name: scenario.name,
      expected: scenario.expected,
      run: (how) => run(scenario, how),
    })),
    close: async () => {
      await ground?.close()
      ground = undefined
    },
  }
}
