import { monitorEventLoopDelay } from 'node:perf_hooks'

/**
 * A process that does nothing and watches how late its own loop comes: the noise of the machine. Ends with its parent.
 *
 * `node loop-idle.ts <resolution in ms>`
 */

const resolution = Number(process.argv[2])
const delay = monitorEventLoopDelay({ resolution })
delay.enable()
process.on('message', () => process.send?.({ p99: delay.percentile(99), longest: delay.max }))
process.on('disconnect', () => process.exit())
process.send?.('ready')
