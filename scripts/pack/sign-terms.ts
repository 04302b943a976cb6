import { existsSync, readFileSync } from 'node:fs'

/**
 * What Authenticode signs with: a file (PKCS#12), a token or HSM behind a PKCS#11 module, or the certificate store of
 * Windows, where a token's own driver shows it too.
 */
export type SigningKey =
  | { readonly kind: 'file'; readonly file: string; readonly password: string }
  | {
      readonly kind: 'token'
      /** Path of the vendor's PKCS#11 module. */
      readonly module: string
      /** OpenSSL's bridge to such modules. */
      readonly engine: string
      /** PKCS#11 URI of the key, without its PIN. */
      readonly key: string
      /** PKCS#11 URI or file of the certificate and what stands above it. */
      readonly certificate: string
      readonly pin: string
    }
  | { readonly kind: 'store'; readonly thumbprint: string }

export type OpenPgpKey = {
  readonly key: string
  readonly home?: string | undefined
  readonly passphrase: string
}

export type SigningTerms = {
  readonly authenticode?: SigningKey | undefined
  readonly openPgp?: OpenPgpKey | undefined
  /** Time-stamping service, RFC 3161. */
  readonly stamps?: string | undefined
  /** PEM file of the authorities that the signature is checked against; else those of the system. */
  readonly authorities?: string | undefined
  /** The same for the service of stamps. */
  readonly stampAuthorities?: string | undefined
  /** A build without signatures must not come to an end. */
  readonly isRequired: boolean
}

type Env = Readonly<Record<string, string | undefined>>

/**
 * How packages are signed, by the names in docs/release.md. Secrets come from `…_PASSWORD`, `…_PIN` or `…_PASSPHRASE`,
 * or from a file named by the same name with `_FILE`.
 *
 * @throws when two keys are named at once, or a key without what belongs to it: half a set is a mistake, not «unsigned»
 */
export function signingTerms(env: Env): SigningTerms {
  const named = ['SVERKA_SIGN_FILE', 'SVERKA_SIGN_MODULE', 'SVERKA_SIGN_THUMBPRINT'].filter(
    (name) => env[name],
  )
  if (named.length > 1) throw new Error(`name one key to sign with, not ${named.join(' and ')}`)

  return {
    authenticode: keyFrom(env),
    openPgp: env.SVERKA_GPG_KEY
      ? {
          key: env.SVERKA_GPG_KEY,
          home: env.SVERKA_GPG_HOME,
          passphrase: secret(env, 'SVERKA_GPG_PASSPHRASE') ?? '',
        }
      : undefined,
    stamps: env.SVERKA_SIGN_STAMPS || undefined,
    authorities: env.SVERKA_SIGN_AUTHORITIES || undefined,
    stampAuthorities: env.SVERKA_SIGN_STAMP_AUTHORITIES || undefined,
    isRequired: env.SVERKA_SIGN === 'required',
  }
}

function keyFrom(env: Env): SigningKey | undefined {
  const { SVERKA_SIGN_FILE: file, SVERKA_SIGN_MODULE: module, SVERKA_SIGN_THUMBPRINT: thumbprint } = env
  if (file) return { kind: 'file', file, password: secret(env, 'SVERKA_SIGN_PASSWORD') ?? '' }
  if (thumbprint) {
    if (!/^[0-9a-f]{40}$/i.test(thumbprint)) throw new Error('SVERKA_SIGN_THUMBPRINT is 40 hexadecimal signs')
    return { kind: 'store', thumbprint }
  }
  if (!module) return undefined

  const { SVERKA_SIGN_KEY: key, SVERKA_SIGN_CERTIFICATE: certificate } = env
  const pin = secret(env, 'SVERKA_SIGN_PIN')
  if (!key || pin === undefined) throw new Error('a token needs SVERKA_SIGN_KEY and SVERKA_SIGN_PIN')
  if (/pin-value/i.test(key)) throw new Error('the PIN must not stand in SVERKA_SIGN_KEY: it would be seen')
  return {
    kind: 'token',
    module,
    key,
    pin,
    certificate: certificate || key,
    engine: env.SVERKA_SIGN_ENGINE || findEngine(),
  }
}

function secret(env: Env, name: string): string | undefined {
  const file = env[`${name}_FILE`]
  // An empty one counts as not given where a file is: that is how hosted runners hand over what is not set.
  if (file && !env[name]) return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  return env[name]
}

/** Where Debian and its kin keep it, by the machine's kind. */
function findEngine(): string {
  const places = ['x86_64', 'aarch64'].map((kind) => `/usr/lib/${kind}-linux-gnu/engines-3/pkcs11.so`)
  const found = places.find((place) => existsSync(place))
  if (!found) throw new Error('no PKCS#11 engine of OpenSSL: install libengine-pkcs11-openssl')
  return found
}
