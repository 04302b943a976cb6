import type { System } from './made.ts'

/** Production packages of the gateway that the desk's own training gateway does without: pages for programmers. */
export const NOT_FOR_THE_DESK = ['swagger-ui-dist'] as const

/** What a package brings for those who build with it or read it: not for a program that runs. */
const FOR_BUILDERS = [
  /\.(ts|mts|cts|tsx|map|md|markdown|flow|tsbuildinfo)$/i,
  /\.(c|cc|cpp|h|hh|hpp|S|asm|inc|def|gyp|gypi|mk|sh|bnf)$/,
  /\.(ya?ml|editorconfig|gitattributes|npmignore|eslintrc|jshintrc|prettierrc|nycrc)$/,
  /(^|\/)(test|tests|__tests__|specs?|fixtures)\//,
  /^(examples?|benchmarks?|coverage)\//,
  /\.(test|spec)\.[cm]?js$/,
  /(^|\/)(test|tests)\.(js|cjs|mjs)$/,
  /(^|\/)\./,
  /\.(html|lib)$/,
  /^bin\//,
]

/** Whole folders of single packages that nothing loads at run time. */
const OF_PACKAGE: Record<string, readonly RegExp[]> = {
  'better-sqlite3': [/^deps\//, /^src\//],
  koffi: [/^vendor\//, /^doc\//, /CMakeLists\.txt$/],
  zod: [/^src\//],
  '@koromix/koffi-linux-x64': [/^musl_x64\//],
  'node-addon-api': [/./],
  'write-excel-file': [/^bundle\//],
  bintrees: [/^dist\//, /^demo\//],
  // Extensions of PostgreSQL and doubles for the browser and for `require`: the gateway imports the module alone.
  '@electric-sql/pglite': [/\.tar\.gz$/, /\.cjs$/, /^dist\/(live|worker|node-postgres|contrib|vector)\//],
}

/** Which prebuilt file of better-sqlite3 a system loads. */
const PREBUILD = { linux: 'prebuilds/linux-x64.node', win32: 'prebuilds/win32-x64.node' } as const

/**
 * True for a file of a production package that the program needs at run time on one system.
 *
 * @param name the package, `zod` or `@noble/curves`
 * @param path the file in the package, with forward slashes
 */
export function isWantedOfPackage(name: string, path: string, system: System): boolean {
  if (path === 'package.json') return true
  if (path.endsWith('.node') && path.startsWith('prebuilds/')) return path === PREBUILD[system]
  if (/^(licen[cs]e|notice|copying)[^/]*$/i.test(path)) return true
  const unwanted = [...FOR_BUILDERS, ...(OF_PACKAGE[name] ?? [])]
  return !unwanted.some((pattern) => pattern.test(path))
}

/** True for a file of what the project itself has built, by its place in the project. */
export const isWantedOfProject = (path: string): boolean =>
  /^regions\/[^/]+\.json$/.test(path) ||
  path === 'out/training/persons.ndjson' ||
  (/^out\/(main|preload|renderer)\//.test(path) && !path.endsWith('.map'))
