import type { SignerNews } from '../../contract/signer.ts'

/**
 * Remembers which PKCS#11 modules ended the signing process while they were loaded: such a one is left out of the
 * next start, or the process would die for ever.
 */
export function createCrashedModules() {
  const crashed = new Set<string>()
  let loading: string | undefined

  return {
    hear(news: Extract<SignerNews, { tell: 'loading' | 'loaded' }>): void {
      if (news.tell === 'loading') loading = news.path
      else if (loading === news.path) loading = undefined
    },
    /** The process has ended. */
    ended(): void {
      if (loading !== undefined) crashed.add(loading)
      loading = undefined
    },
    /** A person wants another try: the module may have been mended. */
    forgive: (): void => crashed.clear(),
    leaveOut: (): string[] => [...crashed],
  }
}
