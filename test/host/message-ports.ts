import { randomUUID } from 'node:crypto'
import type { MessagePortMain } from 'electron'
import { cloned, Guarded, standsFor } from './guard.ts'

/** A message on its way to an end of a channel, or word that the other end is closed. */
export type Envelope = { to: string } & ({ data: unknown; ports: Moved[] } | { closedBy: string })

/** An end of a channel on its way to another process, with what it has not yet handed out. */
export type Moved = { id: string; peer: string; waiting: Envelope[] }

type Arrived = { data: unknown; ports: MessagePort[] } | 'close'

/** Ends of channels that live in this process. */
const here = new Map<string, MessagePort>()
let elsewhere: (envelope: Envelope) => void = () => {}

/** Says where envelopes go whose addressee is not in this process. */
export function forwardTo(forward: (envelope: Envelope) => void): void {
  elsewhere = forward
}

/** Brings an envelope to its end of the channel, wherever that is by now. */
export function route(envelope: Envelope): void {
  const port = here.get(envelope.to)
  if (port) port.arrive(envelope)
  else elsewhere(envelope)
}

/** True when an end of a channel lives in this process. */
export const isHere = (id: string): boolean => here.has(id)

/** One end of a channel. Messages wait until `start`, and travel with the end when it moves. */
export class MessagePort extends Guarded {
  readonly id: string
  readonly peer: string
  #waiting: Arrived[] = []
  #isStarted = false

  constructor(id: string, peer: string) {
    super('MessagePortMain')
    this.id = id
    this.peer = peer
    here.set(id, this)
  }

  start(): void {
    this.#isStarted = true
    this.#handOutSoon()
  }
  pause(): void {
    this.#isStarted = false
  }
  postMessage(data: unknown, transfer: readonly unknown[] = []): void {
    const ports = takeOut(transfer, this)
    if (here.get(this.id) === this)
      route({ to: this.peer, data: cloned(data), ports: ports.map((one) => one.move()) })
  }
  close(): void {
    if (!here.delete(this.id)) return
    route({ to: this.peer, closedBy: this.id })
    this.emit('close')
  }

  /** Takes in an envelope that has reached its end of the channel. */
  arrive(envelope: Envelope): void {
    if ('closedBy' in envelope) this.#waiting.push('close')
    else this.#waiting.push({ data: envelope.data, ports: envelope.ports.map(settle) })
    this.#handOutSoon()
  }

  /** Leaves this process, with everything that still waits. */
  move(): Moved {
    here.delete(this.id)
    const waiting = this.#waiting.map((one): Envelope => {
      if (one === 'close') return { to: this.id, closedBy: this.peer }
      return { to: this.id, data: one.data, ports: one.ports.map((port) => port.move()) }
    })
    this.#waiting = []
    return { id: this.id, peer: this.peer, waiting }
  }

  #handOutSoon(): void {
    if (this.#isStarted && this.#waiting.length > 0) setImmediate(() => this.#handOut())
  }

  #handOut(): void {
    while (this.#isStarted && this.#waiting.length > 0) {
      const next = this.#waiting.shift()!
      if (next !== 'close') this.emit('message', next)
      else if (here.delete(this.id)) this.emit('close')
    }
  }
}

function settle({ id, peer, waiting }: Moved): MessagePort {
  const port = new MessagePort(id, peer)
  for (const envelope of waiting) port.arrive(envelope)
  return port
}

/** The ports of a transfer list, refused in Electron's words when they cannot go. */
export function takeOut(transfer: readonly unknown[], from?: MessagePort): MessagePort[] {
  return transfer.map((one, place) => {
    if (!(one instanceof MessagePort)) throw new TypeError(`Invalid value for transfer`)
    if (one === from) throw new Error(`Port at index ${place} contains the source port`)
    if (!here.has(one.id)) throw new Error(`Port at index ${place} is already neutered`)
    return one
  })
}

/** Two ends that hear each other, in one process until one of them is sent elsewhere. */
export class MessageChannelMain {
  readonly port1: MessagePortMain
  readonly port2: MessagePortMain

  constructor() {
    const [first, second] = [randomUUID(), randomUUID()]
    this.port1 = shown(new MessagePort(first, second))
    this.port2 = shown(new MessagePort(second, first))
  }
}

/** What the app may see of a port; the rest is the stand-in's. */
type Shown = Omit<MessagePort, 'id' | 'peer' | 'arrive' | 'move' | 'pause'>

const shown = (port: Shown): MessagePortMain => standsFor<MessagePortMain>()(port)
