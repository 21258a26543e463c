// The figures of lesson 14.

import type { FigureRecords, Rows } from '../record.js';

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

const signed = (x: number, digits: number) => `${x < 0 ? '−' : '+'}${Math.abs(x).toFixed(digits)}`;

/** What crops and flips gain in the mean: on pictures as they are, and on pictures that are moved. */
function gains(rows: Rows): [asTheyAre: number, moved: number] {
  const of = (name: string) => mean(rows.filter(({ group }) => group === name).map(({ value }) => Number(value)));
  const gain = (where: string) => of(`${where}: crops and flips`) - of(`${where}: nothing`);
  return [gain('as they are'), gain('moved')];
}

export const augmentation: FigureRecords = {
  '14 scenes': { shows: 'the drawn scenes', finding: 'Six scenes, each with a left and a right' },
  '14.1 flips': {
    shows: 'four scenes, and their mirror images',
    finding: 'Mirrored scenes are scenes; mirrored letters are not letters',
    choices: ['boat', 'street', 'face', 'letters'],
    answer: () => 'letters',
  },
  '14.1 table': {
    shows: 'how many numbers are equal',
    finding: 'From scratch and in the library the same; twice is as before',
  },
  '14.2 patches': {
    shows: 'twelve patches of one picture',
    finding: 'One street, and twelve different pictures of it',
  },
  '14.2 drawn': {
    shows: 'how six patches were drawn',
    finding: 'Scale and place are drawn, as in the library, number by number',
  },
  '14.2 sizes': {
    shows: 'what a patch shows of the picture',
    finding: (rows) =>
      `A patch shows ${Number(rows.at(-1)!['shown, %']).toFixed(0)} to ${Number(rows[0]!['shown, %']).toFixed(0)} % of the picture`,
    answer: (rows) => Number(rows.at(-1)?.['shown, %']),
  },
  '14.3 crops': {
    shows: 'five crops at two scales',
    finding: 'At 224 upper and lower crops are the same, at 640 none overlap',
  },
  '14.3 table': {
    shows: 'how many of ten crops are different',
    finding: (rows) => {
      const [square, wide] = ['different, square', 'different, 4 : 3'].map((name) =>
        rows.reduce((sum, row) => sum + Number(row[name]), 0),
      );
      return `Of 50 crops ${square} are different for a square picture, ${wide} for 4 : 3`;
    },
    answer: (rows) => Number(rows[0]?.['different, square']),
  },
  'errata ResNet test': {
    shows: 'the crops of the slide, and the places of the paper',
    finding: 'The paper looks at up to 196 places at once, the slide at ten crops',
  },
  '14.4 sheet': {
    shows: 'brightness and contrast by five factors',
    finding: 'Brightness begins at black, contrast at the mean grey',
    choices: ['black', 'grey', 'white'],
    answer: () => 'grey',
  },
  '14.4 table': {
    shows: 'mean greys and spreads',
    finding: 'Contrast keeps the grey and scales the spread, until something is cut off',
  },
  '14.5 colours': {
    shows: 'the principal colours of the six scenes',
    finding: (rows) => `The first direction has ${Number(rows[0]!['share, %']).toFixed(0)} % of the variance`,
  },
  '14.5 scales': {
    shows: 'offsets for two scales of pixels',
    finding: 'For pixels from 0 to 255 the same formula is 255 times as strong',
    choices: ['smaller', 'larger'],
    answer: (rows) => (Number(rows[0]?.['0.1 λ₁ / range']) < 0.05 ? 'smaller' : 'larger'),
  },
  '14.5 sheet': {
    shows: 'a scene, moved along each principal colour',
    finding: 'First direction: light and dark; the others: tints',
  },
  '14.6 sheet': {
    shows: 'translation, rotation, stretching, shearing',
    finding: 'Four changes, one formula',
  },
  '14.6 table': {
    shows: 'the matrices',
    finding: 'Only stretching changes areas',
    answer: (rows) => Number(rows.at(-1)?.['determinant']),
  },
  '14.7 sheet': {
    shows: 'a wall through five lenses',
    finding: 'k > 0 bends lines outwards, k < 0 inwards',
    choices: ['barrel', 'pincushion'],
    answer: () => 'barrel',
  },
  '14.7 table': { shows: 'which radius is seen where', finding: 'The further out, the more a lens moves' },
  '14.8 sheet': { shows: 'a mix of changes, twelve times', finding: 'One boat, twelve pictures' },
  '14.8 count': {
    shows: 'how many patches there are',
    finding: (rows) => `${(Number(rows.at(-1)!['number']) / 1e6).toFixed(0)} million patches of one picture`,
    answer: (rows) => String(rows.at(-1)?.['number']).length,
  },
  '14.9 accuracy': {
    shows: 'accuracy on pictures as they are, and on moved ones, three starts each',
    finding: (rows) => {
      const [asTheyAre, moved] = gains(rows).map((gain) => signed(100 * gain, 0));
      return `Crops and flips: ${asTheyAre} points on pictures as they are, ${moved} on moved ones`;
    },
    choices: ['both', 'only as they are', 'only moved', 'neither'],
    answer: (rows) => {
      const [asTheyAre, moved] = gains(rows);
      if (asTheyAre > 0) return moved > 0 ? 'both' : 'only as they are';
      return moved > 0 ? 'only moved' : 'neither';
    },
  },
  '14.10 table': {
    shows: 'accuracy with one crop and with ten',
    finding: (rows) => {
      const [others, own] = [rows.slice(0, 2), rows.slice(2)].map((some) => Math.max(...some.map(({ gain }) => 100 * Number(gain)))); // biome-ignore format: one line
      return `Ten crops: ${signed(own!, 1)} points after crops in training, ${signed(others!, 0)} or worse without`;
    },
    choices: ['all', 'those that learned with crops and flips', 'none'],
    answer: (rows) => {
      const better = rows.map((row) => Number(row['gain']) > 0);
      if (better.every(Boolean)) return 'all';
      return better[2] ? 'those that learned with crops and flips' : 'none';
    },
  },
  '14 PyTorch': {
    shows: 'some pixels of a small picture',
    finding: 'Seven changes of one small picture, pixel by pixel',
  },
};
