import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

/** A folder of the program and the names of the files in it; `''` is the program's own folder. */
export type Folder = { readonly path: string; readonly files: readonly string[] }

/** Every folder below, the outer before the inner, all in the order of names: two builds list the same. */
export function foldersIn(root: string, at = root): Folder[] {
  const entries = readdirSync(at, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const strange = entries.find((entry) => !entry.isFile() && !entry.isDirectory())
  if (strange) throw new Error(`neither a file nor a folder: ${strange.name}`)
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  const inner = entries.filter((entry) => entry.isDirectory())
  return [
    { path: relative(root, at).replaceAll('\\', '/'), files },
    ...inner.flatMap(({ name }) => foldersIn(root, join(at, name))),
  ]
}

/**
 * Two macros for NSIS: `PutFiles` packs every file by its name, `TakeFiles` removes these files and those folders that
 * are empty then. What others have put into the folder stays, even when it is the root of a disk.
 */
export function nsisFiles(root: string, folders: readonly Folder[]): string {
  const inside = (path: string, file?: string) =>
    ['$INSTDIR', ...path.split('/'), file ?? '']
      .filter((part) => part !== '')
      .map((part, at) => (at === 0 ? part : part.replaceAll('$', '$$$$')))
      .join('\\')
  const put = folders.flatMap(({ path, files }) => [
    `  SetOutPath "${inside(path)}"`,
    ...files.map((file) => `  File "${join(root, path, file)}"`),
  ])
  const take = folders
    .toReversed()
    .flatMap(({ path, files }) => [
      ...files.map((file) => `  Delete "${inside(path, file)}"`),
      ...(path === '' ? [] : [`  RMDir "${inside(path)}"`]),
    ])
  return ['!macro PutFiles', ...put, '!macroend', '!macro TakeFiles', ...take, '!macroend', ''].join('\n')
}

/**
 * The same for WiX: the folders with a component for each file, and the references to all components. Files are named
 * from the program's own folder.
 */
export function wixFiles(folders: readonly Folder[]): string {
  const components: string[] = []
  const nameOf = (path: string) => (path === '' ? '' : path.slice(path.lastIndexOf('/') + 1))
  const childrenOf = (path: string) =>
    folders.filter(
      (folder) =>
        folder.path !== '' && folder.path.slice(0, Math.max(0, folder.path.lastIndexOf('/'))) === path,
    )
  const idOf = (kind: string, path: string) => `${kind}${folders.findIndex((folder) => folder.path === path)}`

  function lines({ path, files }: Folder): string[] {
    return [
      ...files.map((file, at) => {
        const id = `${idOf('f', path)}_${at}`
        components.push(id)
        const source = attribute(join(path, file))
        return `<Component Id="${id}" Guid="*" Win64="yes"><File Id="${id}" Name="${attribute(file)}" Source="${source}" KeyPath="yes"/></Component>`
      }),
      ...childrenOf(path).flatMap((child) => [
        `<Directory Id="${idOf('d', child.path)}" Name="${attribute(nameOf(child.path))}">`,
        ...lines(child),
        '</Directory>',
      ]),
    ]
  }

  const tree = folders[0] ? lines(folders[0]) : []
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi"><Fragment>',
    '<DirectoryRef Id="INSTALLFOLDER">',
    ...tree,
    '</DirectoryRef>',
    '<ComponentGroup Id="Files">',
    ...components.map((id) => `<ComponentRef Id="${id}"/>`),
    '</ComponentGroup>',
    '</Fragment></Wix>',
    '',
  ].join('\n')
}

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('$', '$$$$')
