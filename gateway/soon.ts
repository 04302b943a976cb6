/** How long a question about the gateway's own health may take. */
const SOON_MS = 3_000

/** What is promised, unless it takes too long. @throws then */
export async function soon<Value>(promised: Promise<Value>, ms = SOON_MS): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms)
  })
  try {
    return await Promise.race([promised, late])
  } finally {
    clearTimeout(timer)
  }
}
