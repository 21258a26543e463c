// Every demo of the five lecture documents, by its number: what the lessons have to show, group by group. A lesson's folder begins with
// the number of its group.

const numbered = (group: number, last: number, ...more: string[]): readonly string[] => [
  ...Array.from({ length: last }, (_, i) => `${group}.${i + 1}`),
  ...more,
];

export const contract: { readonly [group: number]: readonly string[] } = {
  1: numbered(1, 8),
  2: numbered(2, 4),
  3: numbered(3, 11),
  4: numbered(4, 9, '4.2b'),
  5: numbered(5, 6),
  6: numbered(6, 8),
  7: numbered(7, 8, '7.3b'),
  8: numbered(8, 7),
  9: numbered(9, 8),
  10: numbered(10, 11),
  11: numbered(11, 7),
  12: numbered(12, 7),
  13: numbered(13, 7, '13.5b'),
  14: numbered(14, 10),
  15: numbered(15, 14),
};
