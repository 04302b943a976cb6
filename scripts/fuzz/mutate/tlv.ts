import type { Chance } from '../chance.ts'
import { LONGEST, mutateBytes } from './bytes.ts'

/** An element with what is in it: bytes, or elements where it reads as such. */
type Node = { tag: number; size?: Size; value: Uint8Array | Node[]; lead?: number }

/** How the length is written: as it should be unless told. */
type Size = 'long' | 'indefinite' | 'more' | 'less' | 'giant'

const SIZES: readonly Size[] = ['long', 'indefinite', 'more', 'less', 'giant']

const TAGS = [1, 2, 3, 4, 5, 6, 10, 12, 19, 22, 23, 24, 30, 0x30, 0x31, 0x80, 0xa0, 0xa1, 0x5f, 0x53, 0x7f]

const DEEPEST = 24

/** Elements one after another; undefined where the bytes are none. */
function parse(bytes: Uint8Array, depth = 0): Node[] | undefined {
  const nodes: Node[] = []
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at]!
    let size = bytes[at + 1] ?? -1
    let start = at + 2
    if (size > 0x84 || size === 0x80 || size < 0) return undefined
    if (size > 0x80) {
      const count = size - 0x80
      size = 0
      for (let place = 0; place < count; place += 1) size = size * 256 + (bytes[start + place] ?? 0)
      start += count
    }
    const end = start + size
    if (end > bytes.length) return undefined
    nodes.push(nodeOf(tag, bytes.subarray(start, end), depth))
    at = end
  }
  return nodes
}

/** Strings of bits and bytes often hold elements too. */
function nodeOf(tag: number, value: Uint8Array, depth: number): Node {
  const isHolder = (tag & 0x20) !== 0 || tag === 4 || tag === 0x53 || tag === 0x70
  if (depth < DEEPEST && value.length > 1) {
    const within = isHolder ? parse(value, depth + 1) : undefined
    if (within) return { tag, value: within }
    const inBits = tag === 3 && value[0] === 0 ? parse(value.subarray(1), depth + 1) : undefined
    if (inBits) return { tag, value: inBits, lead: 0 }
  }
  return { tag, value }
}

function written({ tag, size, value, lead }: Node): Uint8Array {
  const inside = Array.isArray(value) ? Buffer.concat(value.map(written)) : value
  const whole = lead === undefined ? inside : Buffer.concat([Uint8Array.of(lead), inside])
  return Buffer.concat([Uint8Array.of(tag, ...lengthOf(whole.length, size)), whole])
}

function lengthOf(length: number, size: Size | undefined): number[] {
  if (size === 'indefinite') return [0x80]
  if (size === 'giant') return [0x84, 0xff, 0xff, 0xff, 0xff]
  if (size === 'long') return [0x83, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff]
  const told = size === 'more' ? length + 1 : size === 'less' ? Math.max(0, length - 1) : length
  if (told < 0x80) return [told]
  if (told < 0x100) return [0x81, told]
  if (told < 0x10000) return [0x82, told >> 8, told & 0xff]
  return [0x83, told >> 16, (told >> 8) & 0xff, told & 0xff]
}

function listsIn(nodes: Node[], found: Node[][] = []): Node[][] {
  found.push(nodes)
  for (const { value } of nodes) if (Array.isArray(value)) listsIn(value, found)
  return found
}

/** Changes elements and keeps the lengths above them right, so that the change is reached at all. */
export function mutateTlv(input: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  const tree = chance.is(0.85) ? parse(input) : undefined
  if (!tree || tree.length === 0) return mutateBytes(input, other, chance)
  for (let times = 1 + chance.below(2); times > 0; times -= 1) change(tree, other, chance)
  const bytes = Buffer.concat(tree.map(written))
  return (chance.is(0.05) ? mutateBytes(bytes, other, chance) : bytes).subarray(0, LONGEST)
}

function change(tree: Node[], other: Uint8Array, chance: Chance): void {
  const lists = listsIn(tree).filter(({ length }) => length > 0)
  if (lists.length === 0) return
  const list = chance.pick(lists)
  const place = chance.below(list.length)
  const node = list[place]!
  switch (chance.below(11)) {
    case 0:
      return void list.splice(place, 1)
    case 1:
      return void list.splice(place, 0, node)
    case 2:
      return void ([list[0], list[place]] = [node, list[0]!])
    case 3:
      return void (list[place] = { ...node, tag: chance.is(0.7) ? chance.pick(TAGS) : chance.below(256) })
    case 4:
      return void (list[place] = { ...node, size: chance.pick(SIZES) })
    case 5:
      return void (list[place] = { tag: node.tag, value: new Uint8Array() })
    case 6:
      return void (list[place] = { tag: chance.pick(TAGS), value: [node] })
    case 7:
      return void list.splice(place, 1, ...(Array.isArray(node.value) ? node.value : []))
    case 8: {
      const from = parse(other)
      if (from && from.length > 0)
        list[place] = chance.pick(chance.pick(listsIn(from).filter((one) => one.length > 0)))
      return
    }
    default:
      list[place] = Array.isArray(node.value)
        ? { ...node, value: node.value.toReversed() }
        : { ...node, value: mutateBytes(node.value, other, chance).subarray(0, 4_096) }
  }
}
