// What nbgrader knows of a cell: its metadata (schema 3), and the checksum that tells whether a student has changed the cell.

import type { Cell } from '../ipynb/index.js';
import { md5 } from './md5.js';

/** What a cell is for nbgrader: answered and checked by another cell, answered and marked by hand, or a check of answers. */
export type Part = 'answer' | 'manual' | 'tests';

/** The metadata of a cell, under the name `nbgrader`. */
export interface NbgraderMetadata {
  schema_version: 3;
  grade_id: string;
  grade: boolean;
  solution: boolean;
  locked: boolean;
  task: false;
  /** Only where the cell brings points. */
  points?: number;
  /** Only in a student's version, as is the checksum. */
  cell_type?: Cell['type'];
  checksum?: string;
}

const kinds = {
  answer: { grade: false, solution: true, locked: false },
  manual: { grade: true, solution: true, locked: false },
  tests: { grade: true, solution: false, locked: true },
};

/** The metadata of a cell in the source version, from which nbgrader makes that of the students. */
export const sourceMetadata = (part: Part, id: string, points: number): NbgraderMetadata => ({
  schema_version: 3,
  grade_id: id,
  ...kinds[part],
  task: false,
  ...(kinds[part].grade && { points }),
});

/** The metadata of a cell in a student's version; whether the cell can be deleted and changed is said beside nbgrader's own. */
export function releaseMetadata(cell: Pick<Cell, 'type' | 'source'>, metadata: NbgraderMetadata) {
  const nbgrader = { ...metadata, cell_type: cell.type, checksum: checksum(cell, metadata) };
  return { nbgrader, deletable: false, ...(metadata.locked && { editable: false }) };
}

/**
 * nbgrader's checksum of a cell: the MD5 of its source, type, what it is for, name and, where it brings points, points, all of them as
 * Python writes them.
 */
export function checksum({ source, type }: Pick<Cell, 'type' | 'source'>, metadata: NbgraderMetadata): string {
  const { grade, solution, locked, grade_id, points = 0 } = metadata;
  const flags = [grade, solution, !solution && (grade || locked)].map((flag) => (flag ? 'True' : 'False'));
  return md5([source, type, ...flags, grade_id, ...(grade ? [pythonFloat(points)] : [])].join(''));
}

/**
 * A number as Python's `str(float(x))` writes it.
 * @example [2, 0.1, 1e-5, 1e16].map(pythonFloat).join(' ') // 2.0 0.1 1e-05 1e+16
 */
export function pythonFloat(x: number): string {
  const [digits = '', power = ''] = x.toExponential().split('e'); // both languages write the shortest digits that mean x
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16)
    return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return Number.isInteger(x) ? `${x}.0` : `${x}`;
}
