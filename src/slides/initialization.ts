// What the slides on weight initialisation print: document F, ten layers of 500 units, 1000 inputs of 500 dimensions.

/** A mean and a standard deviation for each layer, the first one first. */
export interface LayerStatistics {
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** One of the printed tables. */
export interface InitializationTable extends LayerStatistics {
  /** The slide's heading, or its remark. */
  readonly heading: string;
  /** How the weights are drawn. */
  readonly weights: string;
  readonly activation: 'tanh' | 'relu';
  readonly input: { readonly mean: number; readonly std: number };
  /** The standard deviation of each number from seed to seed, over 1000 seeds in float64. */
  readonly spread: LayerStatistics;
}

/** The five tables, by the number of the demo. */
export const initialization = {
  '3.1': {
    heading: 'Lets look at some activation statistics',
    weights: '0.01 · randn',
    activation: 'tanh',
    input: { mean: 0.000927, std: 0.998388 },
    mean: [-0.000117, -0.000001, -0.000002, 0.000001, 0.000002, -0, 0, -0, 0, -0],
    std: [0.213081, 0.047551, 0.01063, 0.002378, 0.000532, 0.000119, 0.000026, 0.000006, 0.000001, 0],
    spread: {
      mean: [0.000298, 0.0000653, 0.0000152, 0.00000339, 7.64e-7, 1.68e-7, 3.56e-8, 8.09e-9, 1.82e-9, 4.16e-10],
      std: [0.000392, 0.00014, 0.0000407, 0.0000116, 0.00000311, 8.1e-7, 2.05e-7, 5.06e-8, 1.27e-8, 3.19e-9],
    },
  },
  '3.2': {
    heading: '*1.0 instead of *0.01',
    weights: '1.0 · randn',
    activation: 'tanh',
    input: { mean: 0.0018, std: 1.001311 },
    mean: [-0.00043, -0.000849, 0.000566, 0.000483, -0.000682, -0.000401, -0.000237, -0.000448, -0.000899, 0.000584],
    std: [0.981879, 0.981649, 0.981601, 0.981755, 0.981614, 0.98156, 0.98152, 0.981913, 0.981728, 0.981736],
    spread: {
      mean: [0.00143, 0.00136, 0.00138, 0.00137, 0.0014, 0.00138, 0.00138, 0.00137, 0.00142, 0.00142],
      std: [0.000113, 0.000113, 0.000118, 0.000115, 0.000112, 0.000111, 0.000115, 0.000116, 0.000117, 0.000115],
    },
  },
  '3.3': {
    heading: 'Xavier initialization',
    weights: 'randn / √fan_in',
    activation: 'tanh',
    input: { mean: 0.0018, std: 1.001311 },
    mean: [0.001198, -0.000175, 0.000055, -0.000306, 0.000142, -0.000389, -0.000228, -0.000291, 0.000361, 0.000139],
    std: [0.627953, 0.486051, 0.407723, 0.357108, 0.320917, 0.292116, 0.273387, 0.254935, 0.239266, 0.228008],
    spread: {
      mean: [0.00084, 0.000668, 0.000574, 0.000512, 0.000466, 0.000437, 0.000398, 0.000354, 0.000346, 0.000322],
      std: [0.000588, 0.000745, 0.000893, 0.00104, 0.00113, 0.00121, 0.00131, 0.00138, 0.00152, 0.00159],
    },
  },
  '3.4': {
    heading: 'but when using the ReLU nonlinearity it breaks',
    weights: 'randn / √fan_in',
    activation: 'relu',
    input: { mean: 0.000501, std: 0.999444 },
    mean: [0.398623, 0.272352, 0.186076, 0.136442, 0.099568, 0.072234, 0.049775, 0.035138, 0.025404, 0.018408],
    std: [0.582273, 0.403795, 0.276912, 0.198685, 0.140299, 0.10328, 0.072748, 0.051572, 0.038583, 0.026076],
    spread: {
      mean: [0.00103, 0.00913, 0.00952, 0.0086, 0.00727, 0.00587, 0.00455, 0.00352, 0.00273, 0.00205],
      std: [0.00129, 0.00751, 0.00993, 0.0101, 0.00903, 0.00744, 0.00601, 0.00473, 0.00375, 0.00282],
    },
  },
  '3.5': {
    heading: 'He et al., 2015 (note additional 2/)',
    weights: 'randn · √(2 / fan_in)',
    activation: 'relu',
    input: { mean: 0.000501, std: 0.999444 },
    mean: [0.562488, 0.553614, 0.545867, 0.565396, 0.547678, 0.587103, 0.596867, 0.623214, 0.567498, 0.552531],
    std: [0.825232, 0.827835, 0.813855, 0.826902, 0.834092, 0.860035, 0.87061, 0.889348, 0.845357, 0.844523],
    spread: {
      mean: [0.00154, 0.0185, 0.0265, 0.0347, 0.0417, 0.0463, 0.0533, 0.0577, 0.0623, 0.0655],
      std: [0.00193, 0.0151, 0.0282, 0.0402, 0.0512, 0.0612, 0.0704, 0.0775, 0.085, 0.0906],
    },
  },
} as const satisfies Record<string, InitializationTable>;
