// What the marker asks of a student's process.

/** The cells of a question, and which functions will be called. */
export interface Cells {
  cells: { question: string | null; source: string }[];
  /** The question, and those whose answers it needs. */
  questions: string[];
  names: string[];
}

/** A call: the function's name, the seed before it, and its inputs. */
export type Opening = [name: string, seed: number | null, ...inputs: unknown[]];
