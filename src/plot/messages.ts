// Every wording of the charts that a user can meet.

export const messages = {
  badSpec: (warning: string) => `plot: Vega-Lite says about this chart: ${warning}`,
  noData: () => 'plot.hist: there is no data; pass a tensor, an array of numbers, or a list of these',
  noArray: (plot: string, given: unknown) =>
    `plot.${plot}: ${String(given)} is no data; pass a tensor, an array of numbers, or a list of these`,
  badBins: (given: unknown) => `plot.hist: bins is ${String(given)}, but must be a whole number, 1 or more`,
  badRange: (given: unknown) => `plot.hist: range is [${String(given)}], but must be [low, high] with low < high`,
  badLabels: (labels: number, panels: number) =>
    `plot.hist: ${labels} labels for ${panels} panels; give one label a panel`,
  outside: (percent: string) => `${percent} outside`,
  notNumbers: (count: number) => `${count} NaN`,
  share: () => 'share of values',
  bars: (bins: number) => `Height: share of the values in each of ${bins} bins`,
  noSeries: () => 'plot.line: there is no series; pass { name: numbers }',
  emptySeries: (name: string) => `plot.line: the series "${name}" is empty`,
  lengths: (name: string, expected: number, given: number) =>
    `plot.line: the series "${name}" has ${expected} values; every run of it, and x, must have as many, but one has ${given}`,
  hidden: (count: number) => `${count} ${count === 1 ? 'value' : 'values'} cannot be shown on this axis`,
  describeLine: (series: number) => `Line chart of ${series} series`,
  describeEmptySeries: (name: string) => `${name}: no value can be shown`,
  describeSeries: (
    name: string,
    count: number,
    first: string,
    last: string,
    least: string,
    most: string,
    trend: string,
  ) =>
    `${name}: ${count} values from ${first} to ${last}, lowest ${least}, highest ${most}${trend === '' ? '' : `; ${trend}`}`,
  level: () => 'level',
  falls: (factor: string | null) => `falls throughout${factor === null ? '' : `, × ${factor} a step`}`,
  rises: (factor: string | null) => `rises throughout${factor === null ? '' : `, × ${factor} a step`}`,
  wanders: () => 'goes up and down',
  noRows: () => 'plot.table: there are no rows; pass a list of records, or a list of lists with columns',
  describeTable: (rows: number, columns: number) => `Table of ${rows} rows and ${columns} columns`,
  noCharts: (how: string) => `plot.${how}: there are no charts; pass a list of charts`,
  describeHist: (panels: number, bins: number, low: string, high: string) =>
    `Histogram${panels === 1 ? '' : `, ${panels} panels`}: share of the values in each of ${bins} bins from ${low} to ${high}`,
  extent: (low: string, high: string) => ` from ${low} to ${high}`,
  describePanel: (label: string, count: number, extent: string, mean: string, std: string, notes: string[]) =>
    `${label === '' ? '' : `${label}: `}${count} values${extent}, mean ${mean}, std ${std}${notes.map((note) => `, ${note}`).join('')}`,
};
