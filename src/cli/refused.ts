// Why a command is refused.

/** What is wrong with a command, or what it reads: it is refused before anything is done. */
export class Refused extends Error {}
