import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../steps.ts'
import type { Component } from './components.ts'

type Lock = { packages: Record<string, { name?: string; version?: string; integrity?: string }> }

/**
 * The bill of materials of the program as CycloneDX 1.6 in JSON: the same for the same components and the same time.
 *
 * @param epoch when it was made, in seconds
 */
export function billOf(components: readonly Component[], epoch: number): string {
  const { name, version, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    [key in 'name' | 'version' | 'description']: string
  }
  const digests = digestsOfLock()
  const own = { type: 'application', name: 'Sverka', version, description, 'bom-ref': name }
  const licenses = [{ license: { id: 'Apache-2.0' } }]
  const listed = components.map((one) => entryOf(one, digests.get(`${one.name}@${one.version}`)))

  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([own, listed]))}`,
    version: 1,
    metadata: {
      timestamp: new Date(epoch * 1000).toISOString(),
      lifecycles: [{ phase: 'build' }],
      component: { ...own, licenses },
    },
    components: listed,
    dependencies: [
      { ref: name, dependsOn: rootsOf(components).map(refOf).sort() },
      ...components.map((one) => ({ ref: refOf(one), dependsOn: neededBy(one, components) })),
    ],
  }
  return `${JSON.stringify(bill, undefined, 2)}\n`
}

const refOf = ({ name, version }: Pick<Component, 'name' | 'version'>): string =>
  `pkg:npm/${name.replace('@', '%40')}@${version}`

function entryOf(one: Component, digest: string | undefined) {
  const isExpression = /\s/.test(one.licence)
  const licence = isExpression ? { expression: one.licence } : { license: { id: one.licence } }
  return {
    type: one.part === 'Electron' ? 'framework' : 'library',
    name: one.name,
    version: one.version,
    'bom-ref': refOf(one),
    purl: refOf(one),
    scope: 'required',
    ...(one.licence && { licenses: [licence] }),
    ...(digest && { hashes: [{ alg: 'SHA-512', content: digest }] }),
    properties: [{ name: 'sverka:part', value: one.part }],
  }
}

/** Direct dependencies, those of the pages included. */
function rootsOf(components: readonly Component[]): Component[] {
  const needed = new Set(components.flatMap(({ needs }) => needs))
  return components.filter(({ name }) => !needed.has(name))
}

const neededBy = ({ needs }: Component, components: readonly Component[]): string[] =>
  components
    .filter(({ name }) => needs.includes(name))
    .map(refOf)
    .sort()

/** SHA-512 in hex of each package's archive, as the lock names it. */
function digestsOfLock(): Map<string, string> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock
  const entries = Object.entries(packages).flatMap(([place, { name, version, integrity }]) => {
    const digest = integrity?.match(/sha512-(\S+)/)?.[1]
    const called = name ?? place.split('node_modules/').at(-1)!
    return digest ? [[`${called}@${version}`, Buffer.from(digest, 'base64').toString('hex')] as const] : []
  })
  return new Map(entries)
}

/** A UUID made of what it stands for. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
