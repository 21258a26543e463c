// What is said of values that cannot be sent, and of bytes that are none.

import { shown } from '../../options/index.js';

export const messages = {
  notSent: (value: unknown) =>
    `${shown(value)} cannot be compared; an answer gives numbers, texts, true and false, tensors, and lists and objects of them`,
  tooDeep: (deepest: number) => `lists in lists may be ${deepest} deep, not deeper`,
  malformed: (why: string) => `what came back is no value: ${why}`,
  tooFew: (wanted: number, left: number) => `${wanted} bytes are said to follow, and there are ${left}`,
  tooMany: (left: number) => `${left} bytes follow its end`,
  noKind: (kind: number) => `there is no kind ${kind}`,
  twice: (name: string) => `${shown(name)} is named twice`,
};
