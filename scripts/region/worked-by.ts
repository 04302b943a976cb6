import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const ticks = ((): number => {
  try {
    return Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  } catch {
    return 100
  }
})()

/**
 * Processor time of a process and all below it, seconds; 0 where the system does not tell. Those that have ended count
 * too: a server that lets a connection go must not seem to have worked less than before.
 */
export function workedBy(pid: number): number {
  try {
    const processes = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(statOf)
    const family = new Set([pid])
    // Parents come before their children more often than not; where not, the next round finds them.
    for (let size = 0; size < family.size;) {
      size = family.size
      for (const one of processes) if (family.has(one.parent)) family.add(one.pid)
    }
    return processes.filter((one) => family.has(one.pid)).reduce((sum, { seconds }) => sum + seconds, 0)
  } catch {
    return 0
  }
}

function statOf(name: string): { pid: number; parent: number; seconds: number }[] {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8')
    // The second field is the program's name, in brackets, and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const parent = Number(fields[1])
    // Its own time, user and system, and that of its children who have ended.
    const spent = fields.slice(11, 15).reduce((sum, one) => sum + Number(one), 0)
    return [{ pid: Number(name), parent, seconds: spent / ticks }]
  } catch {
    // It has ended meanwhile.
    return []
  }
}
