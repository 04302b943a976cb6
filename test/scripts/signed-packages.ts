import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A small package of each kind in a folder of its own, made by the programs that make real ones. */
export type SmallPackages = {
  readonly folder: string
  readonly exe: string
  readonly deb: string
  readonly rpm: string
}

export function makeSmallPackages(): SmallPackages {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-small-'))
  const path = (name: string) => join(folder, name)
  const run = (program: string, ...args: readonly string[]) =>
    void execFileSync(program, args, { cwd: folder, stdio: 'pipe' })
  const write = (name: string, lines: readonly string[]) => writeFileSync(path(name), `${lines.join('\n')}\n`)
  // Hardly to be compressed: else most of a package is its head, which has places that no signature covers.
  const sums = Array.from({ length: 300 }, (_, at) => createHash('sha512').update(`${at}`).digest('base64'))
  write('content.txt', sums)

  write('small.nsi', [
    'Unicode true',
    'Target amd64-unicode',
    'SilentInstall silent',
    `OutFile "${path('Small.exe')}"`,
    'Section',
    'File content.txt',
    'SectionEnd',
  ])
  run('makensis', '-V2', 'small.nsi')

  mkdirSync(path('deb/DEBIAN'), { recursive: true })
  write('deb/DEBIAN/control', [
    'Package: small',
    'Version: 1',
    'Architecture: all',
    'Maintainer: TEST <test@sverka.invalid>',
    'Description: a small package',
  ])
  run('cp', 'content.txt', 'deb/content.txt')
  run('dpkg-deb', '--build', '-Znone', 'deb', 'small.deb')

  write('small.spec', [
    'Name: small',
    'Version: 1',
    'Release: 1',
    'Summary: a small package',
    'License: Apache-2.0',
    'BuildArch: noarch',
    '%description',
    'A small package.',
    '%install',
    `mkdir -p %{buildroot}/opt && cp ${path('content.txt')} %{buildroot}/opt/`,
    '%files',
    '/opt/content.txt',
  ])
  const places = [`_topdir ${path('rpm')}`, `_rpmdir ${folder}`, '_rpmfilename small.rpm']
  run('rpmbuild', '-bb', ...places.flatMap((place) => ['--define', place]), 'small.spec')
  return { folder, exe: path('Small.exe'), deb: path('small.deb'), rpm: path('small.rpm') }
}
