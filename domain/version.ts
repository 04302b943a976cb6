/** Three numbers, as in `1.4.0`; neither zeros in front nor anything behind. */
export const VERSION = /^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})$/

/** Below zero when the first is the older one, zero when they are the same. Both must be as `VERSION` says. */
export function compareVersions(one: string, other: string): number {
  const numbers = (version: string) => version.split('.').map(Number)
  const [first, second] = [numbers(one), numbers(other)]
  return first.map((number, place) => number - second[place]!).find((difference) => difference !== 0) ?? 0
}
