/**
 * Why a signature or a certificate is not believed.
 *
 * form: not the strict CAdES-BES or CAdES-T this program writes · digest: the content is another one ·
 * signature: made with another key, or altered · certificate: the signer's certificate is unreadable, weak,
 * or not the one the signature names · algorithm: a kind of key this version does not know · gost-2001: a key
 * of GOST R 34.10-2001, out of use since 2019 · untrusted: no way up to an authority that is trusted ·
 * expired, not-yet: some certificate of the way was not valid when it was signed · usage: a certificate may
 * not be used so · clock: signed in the future of the one who verifies, or of its own time stamp · time-
 * stamp: there is a time stamp, and it is not good · revoked: a certificate of the way was taken back before
 * the moment that is proved
 *
 * `signer` tells whose fault it is where several have signed: 1 is the earliest.
 */
export type CadesFault = {
  code:
    | 'cades.form'
    | 'cades.digest'
    | 'cades.signature'
    | 'cades.certificate'
    | 'cades.algorithm'
    | 'cades.gost-2001'
    | 'cades.untrusted'
    | 'cades.expired'
    | 'cades.not-yet'
    | 'cades.usage'
    | 'cades.clock'
    | 'cades.time-stamp'
    | 'cades.revoked'
  signer?: number
}
