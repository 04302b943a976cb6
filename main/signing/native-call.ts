/** A function of a native library as koffi gives it. */
export type Asynchronous = {
  readonly async: (...args: [...unknown[], (error: unknown, code: number | bigint) => void]) => void
}

/**
 * koffi does not keep what an asynchronous call points to: without this the collector may free the bytes of a
 * command or a PIN while a thread still reads them, and the card is given garbage.
 */
const inFlight = new Map<number, readonly unknown[]>()
let calls = 0

/**
 * Calls a native function on a thread of its own and keeps `held` alive until it has answered. Gives its code as an
 * unsigned number of 32 bits.
 */
export function callNative(
  native: Asynchronous,
  args: readonly unknown[],
  held: readonly unknown[] = args,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const call = (calls += 1)
  inFlight.set(call, held)
  try {
    native.async(...args, answered(call, { resolve, reject }))
  } catch (cause) {
    inFlight.delete(call)
    reject(cause as Error)
  }
  return promise
}

type Promised = Pick<ReturnType<typeof Promise.withResolvers<number>>, 'resolve' | 'reject'>

/** Outside of `callNative`: a function made in there would keep the arguments alive by chance, and no test would see. */
const answered =
  (call: number, { resolve, reject }: Promised) =>
  (error: unknown, code: number | bigint): void => {
    inFlight.delete(call)
    if (error) reject(error as Error)
    else resolve(Number(BigInt.asUintN(32, BigInt(code))))
  }
