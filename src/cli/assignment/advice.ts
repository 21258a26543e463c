// What holds together in a homework, and may not be meant.

import { regionsOf } from '../../assignment/regions.js';
import type { Checks } from '../../assignment/sheet.js';
import type { Assignment } from '../../assignment/source.js';
import { schemeOf } from '../../grading/manual/marks.js';
import { messages } from './messages.js';

/** What an author may have forgotten, a line each. */
export const adviceOn = ({ cells, questions }: Assignment, checks: Checks): string[] =>
  questions.flatMap(({ id, kind, points }) => {
    if (kind === 'checked') {
      const open = checks.get(id)!.filter(({ hidden }) => hidden === null);
      return open.map(({ what }) => messages.nothingHidden(id, what));
    }
    const { source } = cells.find(({ role, question }) => role === 'answer' && question === id)!;
    const { criteria } = schemeOf(regionsOf(source).schemes.join('\n'));
    if (criteria.length === 0) return [messages.noScheme(id)];
    const most = criteria.reduce((sum, one) => sum + Math.max(0, one.points), 0);
    return Math.abs(most - points) < 1e-9 ? [] : [messages.otherSum(id, points, Number(most.toFixed(6)))];
  });
