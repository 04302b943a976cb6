/** Object identifiers by the name their documents give them. */
export const OID = {
  // CMS (RFC 5652) and its attributes
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  /** RFC 5035: the certificate named by its hash; RFC 2634: the same by SHA-1 only. */
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  /** RFC 3161: what a time stamp says, and the attribute of CAdES-T that holds one. */
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',

  // algorithms
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  rsaEncryption: '1.2.840.113549.1.1.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  sha384WithRsa: '1.2.840.113549.1.1.12',
  sha512WithRsa: '1.2.840.113549.1.1.13',
  ecPublicKey: '1.2.840.10045.2.1',
  p256: '1.2.840.10045.3.1.7',
  p384: '1.3.132.0.34',
  p521: '1.3.132.0.35',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  ecdsaWithSha384: '1.2.840.10045.4.3.3',
  ecdsaWithSha512: '1.2.840.10045.4.3.4',

  // GOST R 34.10-2012 and 34.11-2012 (RFC 9215), its curves (RFC 4357, RFC 7836), and the older keys
  streebog256: '1.2.643.7.1.1.2.2',
  streebog512: '1.2.643.7.1.1.2.3',
  gost256: '1.2.643.7.1.1.1.1',
  gost512: '1.2.643.7.1.1.1.2',
  gost256WithStreebog: '1.2.643.7.1.1.3.2',
  gost512WithStreebog: '1.2.643.7.1.1.3.3',
  cryptoProA: '1.2.643.2.2.35.1',
  cryptoProB: '1.2.643.2.2.35.2',
  cryptoProC: '1.2.643.2.2.35.3',
  cryptoProXchA: '1.2.643.2.2.36.0',
  cryptoProXchB: '1.2.643.2.2.36.1',
  tc26Gost256A: '1.2.643.7.1.2.1.1.1',
  tc26Gost256B: '1.2.643.7.1.2.1.1.2',
  tc26Gost256C: '1.2.643.7.1.2.1.1.3',
  tc26Gost256D: '1.2.643.7.1.2.1.1.4',
  tc26Gost512A: '1.2.643.7.1.2.1.2.1',
  tc26Gost512B: '1.2.643.7.1.2.1.2.2',
  tc26Gost512C: '1.2.643.7.1.2.1.2.3',
  gost2001: '1.2.643.2.2.19',
  gost2001Exchange: '1.2.643.2.2.98',
  gost94: '1.2.643.2.2.20',

  // names of a person in a certificate (RFC 5280; СНИЛС, ИНН: FSB order 795)
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  organisation: '2.5.4.10',
  title: '2.5.4.12',
  givenName: '2.5.4.42',
  snils: '1.2.643.100.3',
  inn: '1.2.643.3.131.1.1',

  // extensions
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  certificatePolicies: '2.5.29.32',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  revocationPoints: '2.5.29.31',
  authorityInfo: '1.3.6.1.5.5.7.1.1',
  /** id-ad-caIssuers, within `authorityInfo`. */
  authorityCertificates: '1.3.6.1.5.5.7.48.2',
  nameConstraints: '2.5.29.30',
  /** Purposes, within `extendedKeyUsage`: of a server, a publisher of programs, a time stamp, an answer of OCSP. */
  serverAuthentication: '1.3.6.1.5.5.7.3.1',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  statusSigning: '1.3.6.1.5.5.7.3.9',

  // extensions of lists of revoked certificates and of their entries
  listNumber: '2.5.29.20',
  reason: '2.5.29.21',
  deltaList: '2.5.29.27',
  issuingPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
} as const
