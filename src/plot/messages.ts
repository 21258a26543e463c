// Every wording of the charts that a user can meet.

export const messages = {
  badSpec: (warning: string) => `plot: Vega-Lite says about this chart: ${warning}`,
  noData: () => 'plot.hist: there is no data; pass a tensor, an array of numbers, or a list of these',
  noArray: (given: unknown) =>
    `plot.hist: ${String(given)} is no data; pass a tensor, an array of numbers, or a list of these`,
  badBins: (given: unknown) => `plot.hist: bins is ${String(given)}, but must be a whole number, 1 or more`,
  badRange: (given: unknown) => `plot.hist: range is [${String(given)}], but must be [low, high] with low < high`,
  badLabels: (labels: number, panels: number) =>
    `plot.hist: ${labels} labels for ${panels} panels; give one label a panel`,
  outside: (percent: string) => `${percent} outside`,
  notNumbers: (count: number) => `${count} NaN`,
  describeHist: (panels: number, bins: number, low: string, high: string) =>
    `Histogram${panels === 1 ? '' : `, ${panels} panels`}: share of the values in each of ${bins} bins from ${low} to ${high}`,
  describePanel: (label: string, count: number, mean: string, std: string, notes: string[]) =>
    `${label === '' ? '' : `${label}: `}${count} values, mean ${mean}, std ${std}${notes.map((note) => `, ${note}`).join('')}`,
};
