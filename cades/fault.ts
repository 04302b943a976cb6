/**
 * Why a signature or a certificate is not believed.
 *
 * form: not the strict CAdES-BES this program writes · digest: the content is another one · signature: made
 * with another key, or altered · certificate: the signer's certificate is unreadable, weak, or not the one the
 * signature names · algorithm: a kind of key this version does not know · untrusted: no way up to an authority
 * that is trusted · expired, not-yet: some certificate of the way was not valid when it was signed · usage: a
 * certificate may not be used so · clock: signed in the future of the one who verifies
 */
export type CadesFault = {
  code:
    | 'cades.form'
    | 'cades.digest'
    | 'cades.signature'
    | 'cades.certificate'
    | 'cades.algorithm'
    | 'cades.untrusted'
    | 'cades.expired'
    | 'cades.not-yet'
    | 'cades.usage'
    | 'cades.clock'
}
