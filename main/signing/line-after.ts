import type { SignerLine } from './line.ts'

/**
 * Starts the signing process when a moment has come: until then what is posted waits, and whoever ends it ends nothing.
 * Once it has come a process is started at once.
 */
export function lineAfter(moment: Promise<unknown>, start: () => SignerLine): () => SignerLine {
  let hasCome = false
  void moment.then(() => (hasCome = true))
  return () => (hasCome ? start() : waitingLine(moment, start))
}

function waitingLine(moment: Promise<unknown>, start: () => SignerLine): SignerLine {
  let line: SignerLine | undefined
  let isKilled = false
  const waiting: ((started: SignerLine) => void)[] = []
  const exits: (() => void)[] = []
  const withLine = (act: (started: SignerLine) => void): void => void (line ? act(line) : waiting.push(act))
  const begin = (): void => {
    if (isKilled) return
    line = start()
    for (const act of waiting) act(line)
  }
  void moment.then(begin)
  return {
    post: (message) => withLine((started) => started.post(message)),
    onMessage: (on) => withLine((started) => started.onMessage(on)),
    onExit(on) {
      exits.push(on)
      withLine((started) => started.onExit(on))
    },
    kill() {
      if (line) return line.kill()
      if (isKilled) return
      isKilled = true
      for (const on of exits) on()
    },
  }
}
