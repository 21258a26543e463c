// A page has no file in which fingerprints could be noted.

/** Does nothing. */
export function noteDigest(_name: string, _digest: string): void {}
