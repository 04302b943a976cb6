/**
 * How much work something is: processor time of this whole process, ms. Unlike time on the wall it says the
 * same on a machine that others use too.
 */
export async function worked(work: () => Promise<unknown>): Promise<number> {
  const from = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1_000
}
