/** One part of the bench in a process of its own, so that no part pays for the memory of another. */
import { parts } from './parts.ts'

const [name = '', depth = 'whole', seed = '1'] = process.argv.slice(2)
const part = parts[name]
const run = depth === 'quick' ? part?.quick : part?.whole
if (!run) throw new Error(`no such part: ${name} (${depth})`)
const result = await run({ seed: Number(seed) })
process.send!(result, () => process.disconnect())
