import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Wish = { readonly name: string; readonly from?: string; readonly until?: string }

/**
 * An authority of a test's own and certificates for servers under it, made with openssl in an empty folder; one without a
 * title has no name at all.
 */
export function authorityIn(folder: string, title: string) {
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })
  const newKey = (file: string) =>
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', file)
  writeFileSync(join(folder, 'db'), '')
  writeFileSync(join(folder, 'serial'), '01')
  writeFileSync(
    join(folder, 'ca.conf'),
    [
      '[ca]\ndefault_ca=own',
      '[own]\ndatabase=db\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=any\nunique_subject=no',
      'copy_extensions=copy\nemail_in_dn=no',
      '[any]\ncommonName=supplied',
      '[req]\ndistinguished_name=dn\n[dn]',
    ].join('\n'),
  )
  newKey('authority.key')
  openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    'authority.key',
    '-out',
    'authority.pem',
    '-days',
    '30',
    '-utf8',
    '-subj',
    title ? `/O=Пример/CN=${title}` : '/',
  )
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')

  return {
    certificate: read('authority.pem'),
    /** Times as openssl wants them: 20200101000000Z. */
    issue({ name, from, until }: Wish): { certificate: string; key: string } {
      newKey('own.key')
      openssl(
        'req',
        '-new',
        '-key',
        'own.key',
        '-out',
        'own.csr',
        '-subj',
        `/CN=${name}`,
        '-addext',
        `subjectAltName=DNS:${name}`,
      )
      openssl(
        'ca',
        '-batch',
        '-config',
        'ca.conf',
        '-cert',
        'authority.pem',
        '-keyfile',
        'authority.key',
        '-in',
        'own.csr',
        '-out',
        'own.pem',
        '-notext',
        ...(from ? ['-startdate', from] : []),
        ...(until ? ['-enddate', until] : ['-days', '20']),
      )
      return { certificate: read('own.pem'), key: read('own.key') }
    },
  }
}
