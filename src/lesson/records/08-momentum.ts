// The figures of lesson 8.

import { type FigureRecords, type Rows, seriesOf } from '../record.js';

const last = (rows: Rows, series: string) => seriesOf(rows, series).at(-1)!;
const of = (part: number) => (row: Rows[number]) => row['part'] === part;
const largest = (numbers: readonly number[]) => Math.max(...numbers);

/** The name of the path that crosses x₂ = 0 least often. */
function fewestCrossings(rows: Rows): string {
  const names = [...new Set(rows.map(({ path }) => String(path)))];
  const crossings = names.map((name) => {
    const heights = rows.filter(({ path }) => path === name).map(({ y }) => Number(y));
    return heights.filter((y, i) => i > 0 && y * heights[i - 1]! < 0).length;
  });
  return names[crossings.indexOf(Math.min(...crossings))]!;
}

/** Where a path of the first panel ends, along x. */
const endOf = (rows: Rows, name: string) =>
  Number(rows.filter((row) => of(0)(row) && row['path'] === name).at(-1)!['x']);

/** The series of a line chart whose value at a place is least. */
function lowest(rows: Rows, x: number): string {
  const there = rows.filter((row) => row['x'] === x);
  return String(there.reduce((best, row) => (Number(row['y']) < Number(best['y']) ? row : best))['series']);
}

export const momentum: FigureRecords = {
  '8.1 scratch': {
    shows: 'one path of 100 steps, from scratch and from the library',
    finding: 'From scratch and from the library: the same bits',
  },
  '8.1 table': {
    shows: 'both forms at a constant rate, from three first velocities',
    finding: (rows) =>
      `Equal from rest; ${Number(rows[1]!['largest difference of x']).toFixed(1)} apart when both velocities start at 1`,
    choices: ['same', 'different'],
    answer: (rows) => (Number(rows[1]!['largest difference of x']) > 1e-9 ? 'different' : 'same'),
  },
  'errata forms': {
    shows: 'both forms, the rate halved every 20 steps',
    finding: (rows) => `Under a schedule the two forms part, by ${largest(seriesOf(rows, 'difference')).toFixed(2)}`,
    answer: (rows) => largest(seriesOf(rows, 'difference')),
  },
  '8.2 lines': {
    shows: 'a constant gradient: the length of each step',
    finding: (rows) =>
      `A constant gradient: steps grow × ${last(rows, 'α = 0.9').toFixed(0)} with 0.9, × ${last(rows, 'α = 0.99').toFixed(0)} with 0.99`,
    answer: (rows) => last(rows, 'α = 0.9'),
  },
  '8.2 table': {
    shows: 'how long steps get, and when',
    finding: (rows) => `With 0.9, 99 % of the greatest speed is reached at step ${rows[2]!['99 % at step']}`,
  },
  '8.2 alignment': {
    shows: 'α = 0.9: the length of a step by the direction of the gradients',
    finding: (rows) =>
      `What agrees grows × ${last(rows, 'always the same').toFixed(0)}, what contradicts itself × ${last(rows, 'to and fro').toFixed(2)}`,
    answer: (rows) => last(rows, 'to and fro'),
  },
  '8.2 friction': {
    shows: 'a particle in a bowl, with five frictions',
    finding: 'Too much friction creeps, too little swings; ρ = 0.81 does neither',
    answer: (rows) => {
      const names = [...new Set(rows.map(({ series }) => String(series)))];
      const rest = names.map((name) => seriesOf(rows, name).findLastIndex((x) => Math.abs(x) > 0.01));
      return Number(names[rest.indexOf(Math.min(...rest))]!.slice(4));
    },
  },
  'errata mean': {
    shows: 'the velocity and a running mean of the same gradients',
    finding: 'The velocity is ten running means: a decaying sum',
    answer: (rows) => last(rows, 'decaying sum') / last(rows, 'running mean'),
  },
  'errata alpha': {
    shows: 'the share of the past in the last step',
    finding: 'The share of the past is α, whatever ε is',
    choices: ['ε = 0.01', 'ε = 0.9', 'equal'],
    answer: (rows) => {
      const [a, b] = [0, 1].map((i) => Number(rows[i]!['share of the past'])) as [number, number];
      return Math.abs(a - b) < 1e-6 ? 'equal' : a > b ? 'ε = 0.01' : 'ε = 0.9';
    },
  },
  '8.3 table': {
    shows: 'the coefficients of three gradients in three velocities',
    finding: (rows) => {
      const [g1, g2, g3] = ['G1', 'G2', 'G3'].map((name) => Number(Number(rows[2]![name]).toFixed(4)));
      return `v₃ = ${g1} G₁ + ${g2} G₂ + ${g3} G₃`.replaceAll('+ -', '− ').replaceAll('-', '−').replace('− 1 G', '− G');
    },
    answer: (rows) => Number(rows[2]!['G1']),
  },
  '8.3 weights': {
    shows: 'the weight of a gradient, by its age',
    finding: 'The weight of a gradient falls by the factor ρ with each step',
  },
  'errata unrolled': {
    shows: 'three forms of the third velocity, multiplied out',
    finding: (rows) => `As printed in the middle, G₂ has the coefficient +${rows[0]!['G2']}: uphill`,
    answer: (rows) => Number(rows[0]!['G2']),
  },
  'errata sum': {
    shows: 'the mean and the sum over the batch, one rate',
    finding: 'With the sum a larger batch is a higher rate: 128 explodes',
    choices: ['falls', 'falls faster', 'grows'],
    answer: (rows) => {
      const loss = seriesOf(rows.filter(of(1)), 'm = 128');
      const mean = last(rows.filter(of(0)), 'm = 128');
      return loss.at(-1)! > loss[0]! ? 'grows' : loss.at(-1)! < mean ? 'falls faster' : 'falls';
    },
  },
  'errata sum steps': {
    shows: 'the first step with the mean and with the sum',
    finding: 'The first step with the sum is m times as long',
  },
  '8.4 table': {
    shows: 'forms of Nesterov’s step, compared over 100 steps',
    finding: (rows) =>
      `x̃ is x + ρv to rounding; x̃ and x are up to ${Number(rows[1]!['largest difference']).toFixed(2)} apart`,
    choices: ['same', 'different'],
    answer: (rows) => (Number(rows[1]!['largest difference']) > 1e-9 ? 'different' : 'same'),
  },
  '8.4 places': {
    shows: 'the places of both forms',
    finding: 'One movement, two places: x̃ is ahead of x',
  },
  '8.4 paths': {
    shows: 'thirty steps along a valley, one rate',
    finding: 'Nesterov hardly overshoots where momentum swings from wall to wall',
    choices: ['SGD', 'momentum', 'Nesterov'],
    answer: fewestCrossings,
  },
  '8.4 loss': {
    shows: 'the loss along the three paths',
    finding: 'Same rate, same ρ: Nesterov falls furthest',
  },
  '8.5 zero gradients': {
    shows: 'a row of hollows, and a saddle',
    finding: 'Momentum rolls through the first hollow, and leaves the saddle first',
    choices: ['first', 'lowest'],
    answer: (rows) => (Math.abs(endOf(rows, 'momentum')) < 0.5 ? 'lowest' : 'first'),
  },
  '8.5 steep and noisy': {
    shows: 'a narrow valley, and noisy gradients',
    finding: 'Less zigzag in the valley, a smoother path in the noise',
  },
  '8.5 landings': {
    shows: 'where the particle comes to rest',
    finding: 'Too slow and it stays, too fast and it passes the lowest, too',
  },
  '8.5 saddle': {
    shows: 'steps until the saddle is left',
    finding: 'Momentum leaves in a third of the steps; from the ridge itself nothing leaves',
  },
  '8.5 conditioning': {
    shows: 'steps to a thousandth of the distance',
    finding: (rows) => {
      const growth = (name: string) => seriesOf(rows, name)[5]! / seriesOf(rows, name)[1]!;
      return `κ × 100: SGD needs × ${growth('SGD').toFixed(0)} steps, momentum × ${growth('momentum').toFixed(0)}`;
    },
    answer: (rows) => seriesOf(rows, 'momentum')[5]! / seriesOf(rows, 'momentum')[1]!,
  },
  '8.5 noise': {
    shows: 'particles in noise, at the same α / (1 − ρ)',
    finding: (rows) => {
      const ratio = Number(rows[0]!['step, rms']) / Number(rows[1]!['step, rms']);
      return `The same distance from the minimum, in steps ${ratio.toFixed(1)} times as short`;
    },
    choices: ['distance', 'steps', 'both'],
    answer: (rows) => {
      const apart = (what: string) => Math.abs(Number(rows[0]![what]) / Number(rows[1]![what]) - 1) > 0.1;
      const [distance, step] = [apart('distance, rms'), apart('step, rms')];
      return distance && step ? 'both' : distance ? 'distance' : 'steps';
    },
  },
  '8.6 epochs': {
    shows: 'three courses of the momentum, 20 starts each',
    finding: (rows) => {
      const six = rows.filter((row) => of(1)(row) && row['x'] === 6).map(({ y }) => Number(y).toFixed(2));
      return `Mean losses in epoch 6: ${six[0]} with 0.5, ${six[1]} with 0.9, ${six[2]} on the way from one to the other`;
    },
    choices: ['0.5', '0.9', '0.5 → 0.9'],
    answer: (rows) => lowest(rows.filter(of(1)), 6),
  },
  '8.6 spread': {
    shows: 'the same, start by start',
    finding: 'In epoch 6 the three are apart; 0.9 is the lowest and the least steady',
  },
  '8.7 vectors': {
    shows: 'one step from the same place with the same velocity',
    finding: 'Momentum adds the gradient of here, Nesterov that of there',
    choices: ['place', 'tip'],
    answer: (rows) => {
      const [velocity, gradient] = ['velocity', 'gradient'].map(
        (name) => rows.find((row) => of(1)(row) && row['arrow'] === name)!,
      ) as [Rows[number], Rows[number]];
      return gradient['x'] === velocity['x2'] && gradient['y'] === velocity['y2'] ? 'tip' : 'place';
    },
  },
  '8.7 table': {
    shows: 'where the arrows end, and where the run goes',
    finding: 'The arrow ends where the run goes next',
  },
};
