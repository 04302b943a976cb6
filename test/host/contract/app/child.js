/** The utility process of the contract: echoes, uses a port, ends as told. */
const { parentPort } = process

parentPort.on('message', ({ data, ports }) => {
  if (data.take) return answerOn(ports[0])
  if (data.ask) return askOn(ports[0], data.ask)
  if (data.exit !== undefined) process.exit(data.exit)
  if (data.throw) throw new Error('thrown in the child')
  if (data.print) return void process.stdout.write(data.print)
  const { argv, env, type } = process
  return parentPort.postMessage({ echo: data.echo, argv: argv.slice(2), word: env.WORD, type })
})

function answerOn(port) {
  port.on('message', ({ data }) => port.postMessage({ doubled: data.number * 2, bytes: data.bytes }))
  port.start()
}

function askOn(port, question) {
  port.on('message', ({ data }) => parentPort.postMessage(data))
  port.start()
  port.postMessage(question)
}
