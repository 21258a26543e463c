// Why a command is refused.

/** What is wrong with a command, or what it reads: it is refused before anything is done. */
export class Refused extends Error {}

/** The exit status of work; 2 where it is refused, and why is said. */
export async function unlessRefused(complain: (line: string) => void, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    complain(error.message);
    return 2;
  }
}
