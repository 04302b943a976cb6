import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { until } from '../fakes/desk.ts'
import { ownFolder } from '../fakes/store.ts'

const session = fileURLToPath(new URL('../../deploy/kiosk/linux/sverka-session', import.meta.url))

function program(path: string, lines: readonly string[]): void {
  writeFileSync(path, ['#!/bin/sh', ...lines, ''].join('\n'))
  chmodSync(path, 0o755)
}

/** A session whose program ends with these codes, one after another; pauses are written down and not waited for. */
function ownSession(codes: readonly number[]) {
  const folder = ownFolder()
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  const file = (name: string) => join(folder, name)
  writeFileSync(file('codes'), codes.map((code) => `${code}\n`).join(''))
  writeFileSync(file('runs'), '')
  writeFileSync(file('pauses'), '')
  program(file('sverka'), [
    `echo "run $*" >> ${file('runs')}`,
    `code=$(sed -n "$(wc -l < ${file('runs')})p" ${file('codes')})`,
    '[ "$code" = 9 ] && kill -9 $$',
    'exit "$code"',
  ])
  program(join(bin, 'sleep'), [`echo "$1" >> ${file('pauses')}`])
  program(join(bin, 'logger'), ['exit 0'])
  const read = (name: string) => readFileSync(file(name), 'utf8').trim().split('\n')
  return {
    folder,
    file,
    env: { PATH: `${bin}:${process.env['PATH']}`, SVERKA: file('sverka') },
    runs: () => read('runs').filter(Boolean),
    pauses: () => read('pauses').filter(Boolean).map(Number),
  }
}

test('what crashes is started again at once; an administrator who leaves is not called back', () => {
  const own = ownSession([139, 9, 1, 0, 1])
  const { status } = spawnSync(session, { env: { ...own.env, SVERKA_LONG: '0', SVERKA_SETTINGS: '/x.json' } })
  expect([status, own.runs(), own.pauses()]).toEqual([
    0,
    Array.from({ length: 4 }, () => 'run --password-store=gnome-libsecret --settings=/x.json'),
    [],
  ])
})

test('what ends as soon as it has begun is waited for, longer and longer, and never given up', () => {
  const own = ownSession([...Array.from({ length: 9 }, () => 1), 0])
  const { status } = spawnSync(session, { env: own.env })
  expect([status, own.pauses()]).toEqual([0, [1, 2, 4, 8, 16, 32, 60, 60, 60]])
})

test('the end of the session is told to the program, and nothing is started after it', async () => {
  const own = ownSession([])
  program(own.file('sverka'), [
    `trap 'echo asked >> ${own.file('runs')}; exit 0' TERM`,
    `echo ready >> ${own.file('runs')}`,
    'while :; do /bin/sleep 0.05; done',
  ])
  const running = spawn(session, { env: own.env, stdio: 'ignore' })
  await until(() => own.runs().includes('ready') || undefined)
  running.kill('SIGTERM')
  const [code] = (await once(running, 'exit')) as [number]
  expect([code, own.runs()]).toEqual([143, ['ready', 'asked']])
})

test('who is let in without a password brings that of the keyring in a file; without the file nothing is opened', () => {
  const own = ownSession([0, 0])
  program(join(own.folder, 'bin', 'gnome-keyring-daemon'), [
    `echo "$* $(cat)" >> ${own.file('keyring')}`,
    'echo GNOME_KEYRING_CONTROL=/somewhere',
  ])
  writeFileSync(own.file('keyring'), '')
  const word = own.file('word')
  const env = { ...own.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere', SVERKA_KEYRING: word }
  expect(spawnSync(session, { env }).status).toBe(0)
  expect(readFileSync(own.file('keyring'), 'utf8')).toBe('')
  writeFileSync(word, 'made-up')
  expect(spawnSync(session, { env }).status).toBe(0)
  expect(readFileSync(own.file('keyring'), 'utf8')).toBe('--unlock --components=secrets made-up\n')
  expect(own.runs()).toEqual(Array.from({ length: 2 }, () => 'run --password-store=gnome-libsecret'))
})

test('a session without a bus of its own gets one, where there is a keyring to open', () => {
  const own = ownSession([1, 1, 0])
  program(join(own.folder, 'bin', 'dbus-run-session'), [
    `echo "bus $*" >> ${own.file('runs')}`,
    'shift',
    'DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere exec "$@"',
  ])
  program(join(own.folder, 'bin', 'gnome-keyring-daemon'), [`echo opened >> ${own.file('runs')}`])
  writeFileSync(own.file('word'), 'made-up')
  const { DBUS_SESSION_BUS_ADDRESS: _none, ...rest } = process.env
  const env = { ...rest, ...own.env, SVERKA_KEYRING: own.file('word') }
  expect(spawnSync(session, { env }).status).toBe(0)
  expect(own.runs()).toEqual([`bus -- ${session}`, 'opened', 'run --password-store=gnome-libsecret'])
})

test('openbox goes with the session and ends with it; an unknown variant is refused', async () => {
  const own = ownSession([0])
  program(join(own.folder, 'bin', 'openbox'), [`echo $$ "$@" > ${own.file('openbox')}`, 'exec /bin/sleep 30'])
  program(own.file('sverka'), [`while [ ! -s ${own.file('openbox')} ]; do /bin/sleep 0.02; done`, 'exit 0'])
  expect(spawnSync(session, ['openbox'], { env: own.env }).status).toBe(0)
  const [pid, ...args] = readFileSync(own.file('openbox'), 'utf8').trim().split(' ')
  expect(args).toEqual(['--config-file', '/usr/share/sverka/kiosk/openbox.xml', '--sm-disable'])
  await until(() => !existsSync(`/proc/${pid}`) || undefined)
  expect(spawnSync(session, ['gnome'], { env: own.env }).status).toBe(64)
})
