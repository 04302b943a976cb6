/** The utility process of the contract: echoes, takes a port, ends as told. */
const { parentPort } = process

parentPort.on('message', ({ data, ports }) => {
  if (data.take) return takePort(ports[0])
  if (data.exit !== undefined) process.exit(data.exit)
  if (data.throw) throw new Error('thrown in the child')
  if (data.print) return void process.stdout.write(data.print)
  parentPort.postMessage({
    echo: data.echo,
    argv: process.argv.slice(2),
    word: process.env.WORD,
    type: process.type,
  })
})

function takePort(port) {
  port.on('message', ({ data }) => port.postMessage({ doubled: data.number * 2, bytes: data.bytes }))
  port.start()
}
