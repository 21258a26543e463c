// What the lessons do not say themselves about the course: what each needs, in which week of a term it is, and what of it fits 50 minutes.

/** A lesson in the course. */
export interface Place {
  /** Lessons that it builds on. */
  needs: readonly number[];
  /** Its week in a term of fourteen. */
  week: number;
  /** The sections that make a lecture of at most 50 minutes, by their headings or the numbers of these. */
  cut: readonly string[];
}

/** By the lesson's number. */
export const places: { readonly [lesson: number]: Place } = {
  1: { needs: [], week: 1, cut: ['The idea', '1.1', '1.2', '1.6', '1.8'] },
  2: { needs: [], week: 2, cut: ['The idea', '2.1', '2.3', '2.4'] },
  3: { needs: [1], week: 3, cut: ['The idea', 'Where the rule comes from', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6'] },
  4: { needs: [2, 3], week: 4, cut: ['The idea', '4.1', '4.3', '4.4', '4.6', '4.8'] },
  5: { needs: [3], week: 5, cut: ['The idea', '5.1', '5.3', '5.5'] },
  6: { needs: [5], week: 6, cut: ['The idea', '6.1', '6.3', '6.4', '6.5'] },
  7: { needs: [], week: 7, cut: ['The idea', '7.1', '7.3', '7.5'] },
  8: { needs: [7], week: 8, cut: ['The idea', '8.1', '8.2', '8.4', '8.6'] },
  9: { needs: [8], week: 9, cut: ['The idea', '9.3', '9.5'] },
  10: { needs: [8, 9], week: 10, cut: ['The idea', '10.1', '10.4', '10.5', '10.8', '10.10', '10.11'] },
  11: { needs: [7], week: 10, cut: ['The idea', '11.1', '11.2', '11.3', '11.4', '11.7'] },
  12: { needs: [10], week: 11, cut: ['The idea', '12.1', '12.2', '12.4', '12.5', '12.6'] },
  13: { needs: [4], week: 12, cut: ['The idea', '13.2', '13.3', '13.6', '13.7'] },
  14: { needs: [13], week: 13, cut: ['The idea', '14.1', '14.2', '14.3', '14.5', '14.9', '14.10'] },
  15: { needs: [10, 12], week: 14, cut: ['The idea', '15.1', '15.4', '15.13', '15.14'] },
};

/** In which week a homework is handed out, and in which it is due. */
export const homework: { readonly [name: string]: { out: number; due: number } } = {
  hw1: { out: 3, due: 5 },
  hw4: { out: 6, due: 8 },
  hw2: { out: 9, due: 11 },
  hw5: { out: 10, due: 14 },
  hw3: { out: 12, due: 14 },
};
