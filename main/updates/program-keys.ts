/**
 * The keys whose signature makes the description of an update believed, 32 bytes of Ed25519 in base64 each: those of
 * whoever publishes this program. Two at least, so that one may be lost. Whoever builds the packages enters them here
 * (docs/updates.md); where the file of the machine names keys, those hold in their stead.
 */
export const PROGRAM_KEYS: readonly string[] = []
