import { tlv } from '../../main/signing/apdu.ts'

/** A folder or a file of a Rutoken ECP, as its create command describes it. */
export type RutokenFile = {
  readonly id: number
  readonly isFolder: boolean
  /** Two bytes: 3800 a folder, 0100 a file of bytes, 1000 an internal file (a PIN or a key). */
  readonly type: Uint8Array
  /** What an internal file holds; its first byte is the kind. */
  readonly property: Uint8Array | undefined
  /** Fifteen bytes; OpenSC's driver takes no file without them. */
  readonly access: Uint8Array
  readonly size: number
  content: Uint8Array
  readonly children: RutokenFile[]
  readonly parent: RutokenFile | undefined
}

export const MASTER = 0x3f00

const ACCESS_BYTES = 15
const TYPE = { folder: Uint8Array.of(0x38, 0x00), bytes: Uint8Array.of(0x01, 0x00) } as const
const INTERNAL = 0x10

/** The master file of a card nobody has written to. */
export const emptyMaster = (): RutokenFile => fileOf({ id: MASTER, type: TYPE.folder })

type Making = {
  id: number
  type: Uint8Array
  size?: number
  property?: Uint8Array | undefined
  access?: Uint8Array | undefined
  parent?: RutokenFile | undefined
}

const fileOf = ({ id, type, size = 0, property, access, parent }: Making): RutokenFile => ({
  id,
  isFolder: type[0] === TYPE.folder[0],
  type,
  property,
  access: access ?? new Uint8Array(ACCESS_BYTES),
  size,
  content: new Uint8Array(size),
  children: [],
  parent,
})

/** What the card answers when a file is selected (ISO 7816-4 §5.3.3, with the maker's own tag 86). */
export const descriptionOf = ({ id, type, property, access, size }: RutokenFile): Uint8Array =>
  tlv(
    0x6f,
    tlv(0x80, two(size)),
    tlv(0x82, type),
    tlv(0x83, two(id)),
    ...(property ? [tlv(0x85, property)] : []),
    tlv(0x86, access),
  )

const two = (number: number): Uint8Array => Uint8Array.of(number >> 8, number & 0xff)

/** The folder that commands without a path mean. */
export const folderOf = (file: RutokenFile): RutokenFile => (file.isFolder ? file : (file.parent ?? file))

/** How a file is named in the select command: by the steps of a path, or as a neighbour. */
export function found(
  master: RutokenFile,
  at: RutokenFile,
  { p1, p2, data }: { p1: number; p2: number; data: Uint8Array },
): RutokenFile | undefined {
  const folder = folderOf(at)
  const steps = Array.from({ length: data.length >> 1 }, (_, index) => idIn(data, index * 2))
  if (p1 === 0x08) return below(master, steps[0] === MASTER ? steps.slice(1) : steps)
  if (p1 === 0x09) return below(folder, steps)
  if (p1 === 0x03) return folder.parent ?? folder
  if (p1 !== 0x00) return undefined
  if (data.length === 0) return folder.children[0]
  const id = steps[0]
  if (p2 === 0x02) return folder.children[folder.children.findIndex((file) => file.id === id) + 1]
  return id === MASTER ? master : folder.children.find((file) => file.id === id)
}

const below = (from: RutokenFile, steps: readonly number[]): RutokenFile | undefined =>
  steps.reduce<RutokenFile | undefined>((file, id) => file?.children.find((child) => child.id === id), from)

export const idIn = (bytes: Uint8Array, at = 0): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

/** Where the card itself keeps PINs and keys, whichever folder is selected. */
const INTERNAL_FOLDERS = { pin: 0x6005, secret: 0x6002, public: 0x6001 } as const
const PIN_KIND = 0x01
const PUBLIC_BIT = 0x10

/** True of an internal file that holds a PIN; the number of its tries is in the fourth byte. */
export const isPin = ({ type, property }: Pick<RutokenFile, 'type' | 'property'>): boolean =>
  type[0] === INTERNAL && property?.[0] === PIN_KIND

/** Makes the file that a create command describes: the file, or the status word of the refusal. */
export function create(
  master: RutokenFile,
  at: RutokenFile,
  described: ReadonlyMap<number, Uint8Array>,
): RutokenFile | number {
  const type = described.get(0x82)
  const named = described.get(0x83)
  if (!type || !named) return 0x6a80
  const folder = type[0] === INTERNAL ? internalFolder(master, described.get(0x85)) : folderOf(at)
  if (!folder) return 0x6a82
  const id = idIn(named)
  if (folder.children.some((file) => file.id === id)) return 0x6a89
  const file = fileOf({
    id,
    type,
    size: idIn(described.get(0x80) ?? new Uint8Array(2)),
    property: described.get(0x85),
    access: described.get(0x86),
    parent: folder,
  })
  folder.children.push(file)
  return file
}

function internalFolder(master: RutokenFile, property: Uint8Array | undefined): RutokenFile | undefined {
  const kind = property?.[0] ?? 0
  const name = kind === PIN_KIND ? 'pin' : kind & PUBLIC_BIT ? 'public' : 'secret'
  return below(master, [0x1000, 0x1000, INTERNAL_FOLDERS[name]])
}
