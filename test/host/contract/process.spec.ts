import { join } from 'node:path'
import { appPath, expect, test } from './fixture.ts'

const child = join(appPath, 'child.js')

test('a utility process gets its arguments and environment, and answers with bytes', async ({ shared }) => {
  const answer = await shared.evaluate(async ({ utilityProcess }, path) => {
    const forked = utilityProcess.fork(path, ['one', 'two'], {
      serviceName: 'Contract',
      env: { ...process.env, WORD: 'given' },
    })
    await new Promise<void>((resolve) => forked.once('spawn', resolve))
    const hasPid = typeof forked.pid === 'number'
    const came = new Promise((resolve) => forked.once('message', resolve))
    forked.postMessage({ echo: { bytes: new Uint8Array([7, 8]), at: new Date(5), big: 1n } })
    const message = (await came) as { echo: { bytes: Uint8Array; at: Date; big: bigint } } & Record<
      string,
      unknown
    >
    const exited = new Promise((resolve) => forked.once('exit', resolve))
    forked.kill()
    const { bytes, at, big } = message.echo
    return {
      hasPid,
      echo: [bytes instanceof Uint8Array, [...bytes], at instanceof Date && at.getTime(), big === 1n],
      argv: message['argv'],
      word: message['word'],
      type: message['type'],
      exit: await exited,
      pidAfter: typeof forked.pid,
    }
  }, child)
  expect(answer).toEqual({
    hasPid: true,
    echo: [true, [7, 8], 5, true],
    argv: ['one', 'two'],
    word: 'given',
    type: 'utility',
    exit: 0,
    pidAfter: 'undefined',
  })
})

/** How a child ends, and the code that `exit` tells. */
const ENDS: [how: string, message: object, code: number][] = [
  ['by itself', { exit: 0 }, 0],
  ['with a code', { exit: 7 }, 7],
]

for (const [how, message, code] of ENDS) {
  test(`a utility process that ends ${how} is seen`, async ({ shared }) => {
    const exit = await shared.evaluate(
      async ({ utilityProcess }, given) => {
        const forked = utilityProcess.fork(given.path, [], { stdio: 'ignore' })
        forked.postMessage(given.message)
        return new Promise((resolve) => forked.once('exit', resolve))
      },
      { path: child, message },
    )
    expect(exit).toBe(code)
  })
}

test('an exception nobody catches in a utility process ends it with a code', async ({ shared }) => {
  const exit = await shared.evaluate(async ({ utilityProcess }, path) => {
    const forked = utilityProcess.fork(path, [], { stdio: 'ignore' })
    forked.postMessage({ throw: true })
    return new Promise((resolve) => forked.once('exit', resolve))
  }, child)
  expect(exit).not.toBe(0)
})

test('a utility process killed from outside is seen, and another can be started', async ({ shared }) => {
  const facts = await shared.evaluate(async ({ utilityProcess }, path) => {
    const first = utilityProcess.fork(path, [], { stdio: 'ignore' })
    await new Promise<void>((resolve) => first.once('spawn', resolve))
    const exited = new Promise((resolve) => first.once('exit', resolve))
    process.kill(first.pid!, 'SIGKILL')
    const code = await exited
    const second = utilityProcess.fork(path)
    const came = new Promise<{ echo: string }>((resolve) => second.once('message', resolve))
    second.postMessage({ echo: 'again' })
    const { echo } = await came
    second.kill()
    return [code !== 0, echo]
  }, child)
  expect(facts).toEqual([true, 'again'])
})

test('what a utility process prints can be read', async ({ shared }) => {
  const text = await shared.evaluate(async ({ utilityProcess }, path) => {
    const forked = utilityProcess.fork(path, [], { stdio: 'pipe' })
    const printed = new Promise<string>((resolve) => {
      forked.stdout!.once('data', (piece: Buffer) => resolve(piece.toString()))
    })
    forked.postMessage({ print: 'printed' })
    const said = await printed
    forked.kill()
    return said
  }, child)
  expect(text).toBe('printed')
})

test('a port passed to a utility process is a line of its own, closed when the process ends', async ({
  shared,
}) => {
  const facts = await shared.evaluate(async ({ utilityProcess, MessageChannelMain }, path) => {
    const forked = utilityProcess.fork(path)
    const { port1, port2 } = new MessageChannelMain()
    forked.postMessage({ take: true }, [port2])
    const answers: unknown[] = []
    const came = new Promise<void>((resolve) => {
      port1.on('message', ({ data }) => {
        const { doubled, bytes } = data as { doubled: number; bytes: Uint8Array }
        if (answers.push([doubled, bytes instanceof Uint8Array, ...bytes]) === 2) resolve()
      })
    })
    for (const number of [4, 5]) port1.postMessage({ number, bytes: new Uint8Array([number]) })
    port1.start()
    await came
    const closed = new Promise<string>((resolve) => port1.once('close', () => resolve('closed')))
    forked.kill()
    return [...answers, await closed]
  }, child)
  expect(facts).toEqual([[8, true, 4], [10, true, 5], 'closed'])
})

test('two utility processes talk over the two ends of one channel', async ({ shared }) => {
  const doubled = await shared.evaluate(async ({ utilityProcess, MessageChannelMain }, path) => {
    const [asking, doubling] = [utilityProcess.fork(path), utilityProcess.fork(path)]
    const { port1, port2 } = new MessageChannelMain()
    doubling.postMessage({ take: true }, [port2])
    const came = new Promise<{ doubled: number }>((resolve) => asking.once('message', resolve))
    asking.postMessage({ ask: { number: 21, bytes: new Uint8Array() } }, [port1])
    const answer = await came
    asking.kill()
    doubling.kill()
    return answer.doubled
  }, child)
  expect(doubled).toBe(42)
})

test('both ends of a channel in one process: messages wait for start and keep their order', async ({
  shared,
}) => {
  const heard = await shared.evaluate(async ({ MessageChannelMain }) => {
    const { port1, port2 } = new MessageChannelMain()
    const numbers: unknown[] = []
    port2.on('message', ({ data }) => numbers.push(data))
    for (const number of [1, 2, 3]) port1.postMessage(number)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const before = numbers.length
    port2.start()
    const closed = new Promise<void>((resolve) => port2.once('close', resolve))
    port1.close()
    await closed
    return [before, ...numbers]
  })
  expect(heard).toEqual([0, 1, 2, 3])
})
