import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fingerprintOf } from '../cades/certificate.ts'
import { certificatesIn } from '../cades/certificates-in.ts'
import { schoolCode } from '../contract/correction.ts'
import { isAdministratorName } from './archive/administrators.ts'
import type { Archive } from './archive/archive.ts'
import { steps } from './archive/steps.ts'
import type { Verify } from './judge.ts'
import { loadContingent } from './load.ts'

type Needs = { archive: Archive; verify: Verify; say: (line: string) => void }

/** What the administrator of a gateway can do from the command line; the text beside each is its help. */
export const USAGE = `serve                                take requests until stopped
school CODE TITLE                    add a school, or give it another title
workplace SCHOOL CODE                add a workplace and print its token (once; a new one ends the old)
revoke-workplace SCHOOL CODE         its token is refused from now on
certificate SCHOOL FILE              let the owner of a certificate correct the school
revoke-certificate SCHOOL PRINT      no longer, by fingerprint (SHA-256, hex)
administrator NAME                   let somebody keep the registry: prints a token (once; a new one ends the old)
revoke-administrator NAME            signed out, and refused from now on
load SCHOOL FILE                     take in a contingent: NDJSON, one person a line
retire SCHOOL ID...                  these people are of the school no longer
verify                               verify every signature in the log anew, as it was when it came
check                                say whether the database answers, and how much is registered
renew                                after restoring a copy: let every desk read everything anew`

/** Whether these words are one of the commands of `USAGE` but `serve`, with all that it needs. */
export const isCommand = (words: readonly string[]): boolean => commandIn(words) !== undefined

/** Does such a command. Gives false where there is none such. */
export async function runCommand(words: readonly string[], needs: Needs): Promise<boolean> {
  const command = commandIn(words)
  if (!command) return false
  await command(needs, ...words.slice(1))
  return true
}

function commandIn([name = '', ...given]: readonly string[]): Command | undefined {
  const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined
  return command && given.length >= command.length - 1 ? (command as Command) : undefined
}

/** A code as corrections name it. @throws when no correction could */
function codeIn(text: string): string {
  if (!schoolCode.safeParse(text).success) throw new Error('a code is of a-z, 0-9 and -, at most 40')
  return text
}

type Command = (needs: Needs, ...given: string[]) => Promise<void>

const commands = {
  async school({ archive }: Needs, code: string, title: string) {
    await archive.rights.addSchool(codeIn(code), title)
  },

  async workplace({ archive, say }: Needs, school: string, code: string) {
    const token = randomBytes(32).toString('base64url')
    await archive.rights.addWorkplace(school, codeIn(code), token)
    say(token)
  },

  'revoke-workplace': ({ archive }: Needs, school: string, code: string) =>
    archive.rights.revokeWorkplace(school, code),

  async certificate({ archive, say }: Needs, school: string, file: string) {
    const fingerprint = fingerprintOf(certificatesIn(readFileSync(file))[0]!)
    await archive.rights.addCertificate(school, fingerprint)
    say(fingerprint)
  },

  'revoke-certificate': ({ archive }: Needs, school: string, fingerprint: string) =>
    archive.rights.revokeCertificate(school, fingerprint),

  async administrator({ archive: { administrators }, say }: Needs, name: string) {
    if (!isAdministratorName(name)) throw new Error('a name is of a-z, 0-9, dot, _ and -, at most 40')
    const token = randomBytes(32).toString('base64url')
    await administrators.add(name, token, new Date())
    say(token)
  },

  async 'revoke-administrator'({ archive: { administrators }, say }: Needs, name: string) {
    if (!(await administrators.revoke(name, new Date()))) say('no such administrator')
  },

  async load({ archive, say }: Needs, school: string, file: string) {
    const { read, taken, refused } = await loadContingent(archive.people, school, file)
    say(`${read} read, ${taken} taken, ${refused.length} refused`)
    if (refused.length > 0) say(`refused lines: ${refused.join(' ')}`)
  },

  async retire({ archive, say }: Needs, school: string, first: string, ...others: string[]) {
    say(`${await archive.people.retire(school, [first, ...others])} retired`)
  },

  async verify({ archive, verify, say }: Needs) {
    const all = await archive.corrections.all()
    const verified = all.map((one) => ({ id: one.id, ...verify(one.bytes, one.signature, one.received) }))
    const broken = verified.filter(({ ok }) => !ok)
    const stamped = verified.filter((one) => one.ok && one.value.every(({ stampedAt }) => stampedAt))
    for (const { id } of broken) say(`not verified: ${id}`)
    say(`${all.length - broken.length} verified, ${broken.length} not; ${stamped.length} with a time stamp`)
    if (broken.length > 0) process.exitCode = 1
  },

  async check({ archive, say }: Needs) {
    const { schools, workplaces } = await archive.sizes()
    say(`database: answers, step ${await archive.step()} of ${steps.length}`)
    say(`registry: ${schools} schools, ${workplaces} workplaces with a living token`)
  },

  renew: ({ archive }: Needs) => archive.renew(),
}
