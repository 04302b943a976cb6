import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { placeInPackage } from '../pack/files.ts'
import { NO_TEXT } from '../pack/notices.ts'
import type { Packed } from './archive.ts'
import { type Finding, finding } from './finding.ts'

/** Licences that let the product be given to schools as it is. Another one is a decision of a person. */
export const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
])

type Bill = {
  components: {
    name: string
    version: string
    licenses?: ({ license: { id: string } } | { expression: string })[]
    properties: { name: string; value: string }[]
  }[]
}

/** What must be in the bill besides the packages of the archive: Electron, and what the pages have inside. */
const BESIDES = ['electron', 'react', 'react-dom', 'react-aria-components', '@fontsource/pt-sans']

/** Checks the notices that lie beside the packed program against what is packed. */
export async function licenceFindings(unpacked: string, files: readonly Packed[]): Promise<Finding[]> {
  const notices = join(unpacked, 'resources/notices')
  const text = readFileSync(join(notices, 'sbom.cdx.json'), 'utf8')
  const thirdParty = readFileSync(join(notices, 'THIRD-PARTY.txt'), 'utf8')
  const { components } = JSON.parse(text) as Bill
  const faults = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)
  const billed = new Set(components.map(({ name, version }) => `${name}@${version}`))
  const names = new Set(components.map(({ name }) => name))
  const chromium = readFileSync(join(unpacked, 'LICENSES.chromium.html'), 'utf8')

  return [
    finding(
      'the bill of materials is CycloneDX 1.6',
      faults === null ? [] : [JSON.stringify(faults).slice(0, 200)],
      `${components.length} components`,
    ),
    finding('the bill names all that is packed', [
      ...packagesOf(files).filter((one) => !billed.has(one)),
      ...BESIDES.filter((name) => !names.has(name)),
    ]),
    finding('every licence is an allowed one', refused(components), counted(components)),
    finding('the notices name every component', [
      ...components
        .filter(({ name, version }) => !thirdParty.includes(`\n${name} ${version} (`))
        .map(({ name }) => name),
      ...(chromium.length > 0 ? [] : ['Chromium']),
    ]),
    finding(
      'the notices have the text of every licence',
      thirdParty.includes(NO_TEXT) ? ['a text is missing'] : [],
    ),
  ]
}

/** Packages in the archive by name and version, as they say it themselves. */
function packagesOf(files: readonly Packed[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('node_modules/') && placeInPackage(path).path === 'package.json')
    .map(({ read }) => {
      const { name, version } = JSON.parse(read().toString()) as { name: string; version: string }
      return `${name}@${version}`
    })
}

const licenceOf = ({ licenses: [first] = [] }: Bill['components'][number]): string => {
  if (!first) return 'none'
  return 'license' in first ? first.license.id : first.expression
}

/** Of several licences to choose from one must be allowed; of several together all. */
export const isAllowed = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one.trim())))

const refused = (components: Bill['components']): string[] =>
  components.filter((one) => !isAllowed(licenceOf(one))).map((one) => `${one.name}: ${licenceOf(one)}`)

function counted(components: Bill['components']): string {
  const by = Map.groupBy(components, licenceOf)
  return [...by].map(([licence, of]) => `${licence} ${of.length}`).join(', ')
}
