// Every wording of the charts that a user can meet.

import { listed, shown } from '../options/index.js';

/** 50 000, with narrow gaps. */
const grouped = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** A name, also where there is none. */
const called = (name: string) => (name === '' ? '(no name)' : name);

const count = (n: number, thing: string) => `${n} ${thing}${n === 1 ? '' : 's'}`;

export const messages = {
  badSpec: (warning: string) => `plot: Vega-Lite says about this chart: ${warning}`,
  noData: () => 'plot.hist: there is no number to show; pass a tensor, an array of numbers, or a list of these',
  noArray: (op: string, given: unknown) =>
    `${op}: ${shown(given)} is no data; pass a tensor, an array of numbers, or a list of these`,
  noGrid: (op: string, given: unknown) =>
    `${op}: ${shown(given)} is no matrix; pass a tensor of shape [rows, columns], or lists of one length`,
  noColumn: (op: string, name: string, known: readonly string[]) =>
    `${op}: there is no column ${shown(name)}; there are ${known.map(shown).join(', ')}`,
  columnLengths: (op: string, name: string, expected: number, given: number) =>
    `${op}: ${name} has ${given} values, but there are ${expected} points`,
  withoutLook: (n: number) => `${count(n, 'point')} without a value for colour, size or shape cannot be shown`,
  thinned: (shown: number, of: number) => `${grouped(shown)} of ${grouped(of)} points are drawn`,
  empty: () => 'no values',
  badLabels: (labels: number, panels: number) =>
    `plot.hist: ${labels} labels for ${panels} panels; give one label a panel`,
  outside: (percent: string) => `${percent} outside`,
  notNumbers: (count: number) => `${count} NaN`,
  infinite: (count: number) => `${count} infinite`,
  noReferences: () =>
    'plot.hist: lines and texts are laid over one histogram, or over several with overlay: true; leave hlines, vlines and annotations out',
  height: (stat: 'share' | 'count') => (stat === 'share' ? 'share of values' : 'number of values'),
  bars: (stat: 'share' | 'count', bins: number, unit: string) =>
    `Height: ${stat === 'share' ? 'share' : 'number'} of the values in each of ${count(bins, 'bin')}${unit === '' ? '' : `; the axis counts in ${unit}`}`,
  sameLabels: () => 'plot.hist: labels must differ where arrays are drawn over each other',
  tooManyArrays: (arrays: number, most: number) =>
    `plot.hist: ${arrays} arrays over each other; more than ${most} cannot be told apart by colour. Leave overlay out, and each has a panel`,
  badSteps: (steps: number, arrays: number) =>
    `plot.hist: ${count(steps, 'step')} for ${count(arrays, 'array')}; give one step an array, each above the one before`,
  stepsTogether: (size: number) => `Each column puts ${size} steps together`,
  step: () => 'step',
  atStep: (step: string) => `step ${step}`,
  andMore: (n: number) => `and ${n} more`,
  noSeries: () => 'plot.line: there is no series; pass { name: numbers }',
  emptySeries: (name: string) =>
    name === ''
      ? 'plot.line: there are no numbers; pass numbers, { name: numbers }, or records'
      : `plot.line: the series "${name}" is empty; leave it out, or give it a number`,
  colorOfRecords: () =>
    "plot.line: color names a column of records, as in plot.line(records, { x: 'step', y: 'loss', color: 'optimizer' })",
  colorOfOne: (columns: readonly string[]) =>
    `plot.line: with color one column is drawn; say which as y, such as y: ${shown(columns[0] ?? 'loss')}`,
  withoutColor: (n: number, column: string) => `${count(n, 'record')} without ${column}`,
  lengths: (name: string, expected: number, given: number) =>
    `plot.line: ${name === '' ? 'the first list' : `the series "${name}"`} has ${expected} values; every run of it, and x, must have as many, but one has ${given}${name === '' ? '. Lists of different lengths are series: give each a name, { a: …, b: … }' : ''}`,
  hidden: ({
    missing,
    NaN: nan,
    infinite,
    notAbove,
  }: Readonly<Record<'missing' | 'NaN' | 'infinite' | 'notAbove', number>>) => {
    const reasons: [number, string][] = [
      [missing, 'missing'],
      [nan, 'NaN'],
      [infinite, 'infinite'],
      [notAbove, '≤ 0 on a logarithmic axis'],
    ];
    return reasons
      .filter(([n]) => n > 0)
      .map(([n, what], i) => `${i === 0 ? count(n, 'value') : n} ${n === 1 ? 'is' : 'are'} ${what}`)
      .join(', ');
  },
  describeLine: (series: number, x: string, y: string) =>
    `Line chart of ${series} series${y === '' ? '' : `, ${y}`}${x === '' ? '' : `, against ${x}`}`,
  tooManySeries: (series: number, most: number) =>
    `plot.line: ${series} series; more than ${most} cannot be told apart. Draw several charts`,
  describeEmptySeries: (name: string) => `${name}: no value can be shown`,
  describeReference: (along: 'x' | 'y', at: string, name: string) =>
    `${along} = ${at}${name === '' ? '' : ` (${name})`}`,
  describeReferences: (lines: readonly string[]) =>
    `Dashed ${lines.length === 1 ? 'line' : 'lines'} at ${lines.join(', ')}`,
  linesBelowLog: (lines: readonly string[]) =>
    `Not shown, since a logarithmic axis has only what is above 0: ${lines.join(', ')}`,
  noValuesIn: (names: readonly string[]) => `No value in ${names.map(called).join(', ')}`,
  describeNote: (text: string, x: string, y: string) => `At (${x}, ${y}): ${text}`,
  describeSeries: (name: string, n: number, first: string, last: string, least: string, most: string, trend: string) =>
    `${name}: ${count(n, 'value')} from ${first} to ${last}, lowest ${least}, highest ${most}${trend === '' ? '' : `; ${trend}`}`,
  level: () => 'level',
  falls: (step: string) => `falls throughout${step}`,
  rises: (step: string) => `rises throughout${step}`,
  timesStep: (factor: string) => `, × ${factor} a step`,
  byStep: (difference: string) => `, by ${difference} a step`,
  wanders: () => 'goes up and down',
  ended: () => 'add: the figure has ended; plot.live() makes a new one',
  nothingAdded: () => 'live: there is no curve yet; add({ loss: 0.5 }) begins one',
  noPixels: (op: string, given: unknown) =>
    `${op}: ${shown(given)} is no image; pass a tensor of shape [H, W], [N, H, W], [H, W, 3] or [N, H, W, 3], or such lists within lists`,
  noImages: (op: string, shape: readonly number[]) =>
    `${op}: the shape [${shape.join(', ')}] is that of no image; it must be [H, W] or [N, H, W], or have 1 or 3 channels, as [H, W, 3], [N, H, W, 3] and [N, 3, H, W]`,
  tooManyImages: (given: number, most: number) =>
    `plot.image: ${grouped(given)} images; more than ${grouped(most)} cannot be seen. Show some of them`,
  imageLabels: (labels: number, images: number) =>
    `plot.image: ${count(labels, 'label')} for ${count(images, 'image')}; give one label an image`,
  imageSizes: (op: string, name: string, size: string, first: string, expected: string) =>
    `${op}: images on one sheet have one size, but ${name} has ${size}, and ${first} ${expected} (height × width × channels)`,
  namedLabels: () => 'plot.image: the images have names already; leave labels out, or pass the images as a list',
  blankImages: () => 'plot.image: none of the pixels is a finite number; look where NaN or Infinity came from',
  missingPixels: (n: number) => `${count(n, 'value')} that ${n === 1 ? 'is no number' : 'are no numbers'}: magenta`,
  shrunk: (by: number) => `each pixel shown is the mean of ${by} × ${by}`,
  blackAndWhite: (low: string, high: string) => `Black is ${low}, white is ${high}`,
  signedColors: (low: string, middle: string, high: string) => `Blue is ${low}, white ${middle}, orange ${high}`,
  signedChannels: (low: string, high: string) => `Each channel from ${low} to ${high}, grey is the middle`,
  describeImages: (n: number, height: number, width: number, channels: number, columns: number) =>
    `${n === 1 ? 'Image' : `Sheet of ${n} images in ${count(columns, 'column')}, each`} of ${height} × ${width} pixels, ${channels === 1 ? 'one channel' : 'red, green and blue'}`,
  describePixels: (low: string, high: string, mean: string) => `Values from ${low} to ${high}, mean ${mean}`,
  tooManyPaths: (op: string, paths: number, most: number) =>
    `${op}: ${paths} paths; more than ${most} cannot be told apart`,
  noPaths: () => 'plot.surface: frames show how paths grow; give paths, or leave frames out',
  noHeight: (op: string, given: unknown) => `${op}: the function must give a number, but gave ${shown(given)}`,
  emptyPath: (op: string, name: string) =>
    `${op}: the path ${name === '' ? '' : `"${name}" `}is empty; leave it out, or give it a step`,
  stepsAway: (n: number) => `${count(n, 'step')} of the paths ${n === 1 ? 'is' : 'are'} not over the surface: gaps`,
  describeAway: (name: string, points: number) =>
    `${name === '' ? 'path' : name}: ${count(points, 'point')}, none over the surface`,
  noPathPoints: (op: string, columns: number) =>
    `${op}: the points of a path have ${count(columns, 'number')} each, but must have two, x and y, or three`,
  gridThinned: (rows: number, columns: number, of: number) => `${rows} × ${columns} of ${grouped(of)} values are drawn`,
  surfaceGaps: (n: number) => `${count(n, 'value')} of the surface cannot be shown: gaps`,
  afterSteps: (n: number) => `after ${count(n, 'step')}`,
  play: () => 'Play',
  pause: () => 'Pause',
  describeSurface: (z: string, x: string, [x0, x1]: [string, string], y: string, [y0, y1]: [string, string]) =>
    `Surface of ${z} over ${x} from ${x0} to ${x1} and ${y} from ${y0} to ${y1}`,
  describeHeights: (low: string, at: [string, string], high: string, top: [string, string]) =>
    `Lowest ${low} at (${at.join(', ')}), highest ${high} at (${top.join(', ')})`,
  describeFrames: (n: number) => `The paths grow in ${count(n, 'frame')}`,
  address: (op: string, key: string, given: string) =>
    `${op}: ${key} is ${shown(given)}, which would have to be loaded; put the data themselves into the figure, and pictures as data:image/png;base64,…`,
  container: () =>
    "plot.vegaLite: a width or height of 'container' freezes JupyterLab; give a number of pixels, such as 640",
  noMark: (given: string, marks: readonly string[], nearest?: string) =>
    `plot.vegaLite: there is no mark '${given}'; ${nearest === undefined ? `there are ${marks.join(', ')}` : `did you mean '${nearest}'?`}`,
  notDrawn: (reason: string) =>
    `plot: Vega-Lite cannot draw this chart: ${reason}. Look for a channel, a type or a transform that does not fit its mark`,
  notLite: () => 'plot.vegaLite: this is a specification of Vega; only those of Vega-Lite are shown',
  describeOwn: (marks: readonly string[], rows: number) =>
    `Chart of one's own: ${marks.length === 0 ? 'no mark' : [...new Set(marks)].join(', ')}${rows === 0 ? '' : `, ${count(rows, 'row')} of data`}`,
  describePlotly: (title: string, types: readonly string[], frames: number) =>
    `${title === '' ? '' : `${title}\n`}Figure of Plotly: ${count(types.length, 'trace')}${types.length === 0 ? '' : ` (${[...new Set(types)].join(', ')})`}${frames === 0 ? '' : `, ${count(frames, 'frame')}`}`,
  moving: (types: readonly string[]) =>
    `This figure of Plotly${types.length === 0 ? '' : ` (${types.join(', ')})`} moves in JupyterLab\nwith Lectern's extension; here there is no still picture of it.`,
  trace: (i: number) => `trace ${i}`,
  noTraces: () => 'plot.plotly: the figure has no trace; data must have one, such as { x: [1, 2], y: [3, 4] }',
  noTrace: (given: string, nearest: string | undefined) =>
    `plot.plotly: there is no trace of the type ${shown(given)}; ${nearest === undefined ? 'Plotly has scatter, bar, heatmap, surface and others' : `did you mean ${shown(nearest)}?`}`,
  leftOut: (traces: number, shapes: number, annotations: number) => {
    const parts = [
      traces > 0 ? `${count(traces, 'trace')} on further axes` : '',
      shapes > 0 ? count(shapes, 'shape') : '',
      annotations > 0 ? count(annotations, 'annotation') : '',
    ].filter(Boolean);
    return parts.length === 0 ? '' : `The still picture leaves out ${parts.join(', ')}`;
  },
  frame: (name: string) => (/^\d+$/.test(name) ? `frame ${name}` : name),
  firstOfFrames: (n: number) => `The first of ${count(n, 'frame')}`,
  largeGraph: (most: number) =>
    `plot.graph: more than ${most} nodes, which nobody can read; show a part, such as one layer on a few numbers`,
  noHistory: () =>
    'plot.graph: this tensor was not computed from tensors that want a gradient; make one of them with { requiresGrad: true }',
  usedHistory: () =>
    'plot.graph: backward has forgotten how this tensor was computed; call plot.graph before it, or loss.backward(undefined, { retainGraph: true })',
  moreNodes: (n: number) => `… ${n} more`,
  leaf: (learned: boolean) => (learned ? 'parameter' : 'tensor'),
  describeGraph: (module: boolean, n: number) =>
    `${module ? 'Graph of a module' : 'Computational graph'}: ${count(n, 'node')}`,
  madeOf: (places: readonly number[]) => `, from ${places.join(' and ')}`,
  textsForNumbers: (op: string, name: string, text: string) =>
    `${op}: ${name} has the text ${shown(text)} where a number should be; ${name}.map(Number) makes numbers of texts`,
  bigInts: (op: string) =>
    `${op}: these are integers of 64 bits, which are no numbers; Array.from(values, Number) makes some`,
  noType: (given: string, types: readonly string[], nearest?: string) =>
    `plot.vegaLite: there is no type ${shown(given)}; ${nearest === undefined ? `there are ${types.join(', ')}` : `did you mean ${shown(nearest)}?`}`,
  emptyAxis: (name: string) => `No number in ${name}`,
  trialsThinned: (shown: number, of: number, ranked: boolean) =>
    `${grouped(shown)} of ${grouped(of)} lines are drawn, chosen at random${ranked ? ', the highest and the lowest among them' : ''}`,
  unevenColumns: (name: string, given: number, first: string, expected: number) =>
    `plot.parallel: ${name} has ${count(given, 'value')}, but ${first} has ${expected}`,
  noScores: (color: string) =>
    `plot.parallel: no trial has a ${color} to show; choose another column with color, or leave out what did not end`,
  unscored: (n: number, of: number, color: string) =>
    `${grouped(n)} of ${count(of, 'trial')} ${n === 1 ? 'has' : 'have'} no ${color} to show, and ${n === 1 ? 'is' : 'are'} left out`,
  missing: () => 'missing',
  brokenTrials: (n: number, of: number) =>
    `${grouped(n)} of ${count(of, 'trial')} ${n === 1 ? 'has' : 'have'} a missing value, below the axis`,
  tooManyTrialColors: (name: string, classes: number, most: number) =>
    `plot.parallel: ${name} has ${classes} different names; more than ${most} cannot be told apart by colour`,
  describeParallel: (n: number, axes: readonly string[]) =>
    `Parallel coordinates of ${count(n, 'trial')}: ${axes.join(', ')}`,
  highestTrial: (trial: string) => `Highest: ${trial}`,
  lowestTrial: (trial: string) => `Lowest: ${trial}`,
  noRows: () => 'plot.table: there are no rows; pass records, lists with columns, columns { name: cells }, or a tensor',
  describeTable: (rows: number, columns: number) => `Table of ${count(rows, 'row')} and ${count(columns, 'column')}`,
  rowsShown: (shown: number, of: number) => `${grouped(shown)} of ${grouped(of)} rows are shown`,
  noColumns: () => 'plot.table: the rows have no cells',
  describeHist: (panels: number, stat: 'share' | 'count', bins: number, low: string, high: string, x: string) =>
    `Histogram${panels === 1 ? '' : `, ${panels} arrays`}: ${stat === 'share' ? 'share' : 'number'} of the values in each of ${count(bins, 'bin')} from ${low} to ${high}${x === '' ? '' : ` (${x})`}`,
  between: (low: string, high: string) => `from ${low} to ${high}`,
  extent: (low: string, high: string, mean: string, std: string) =>
    ` from ${low} to ${high}, mean ${mean}${std === '' ? '' : `, std ${std}`}`,
  describePanel: (label: string, n: number, extent: string, notes: string[]) =>
    `${label === '' ? '' : `${label}: `}${count(n, 'value')}${extent}${notes.map((note) => `, ${note}`).join('')}`,
  noPoints: (op: string, given: unknown) =>
    `${op}: ${shown(given)} are no points; pass a tensor of shape [N, 2], a list of pairs [x, y], or { x, y }`,
  noPointsAtAll: (op: string) =>
    `${op}: there are no points; pass { x: numbers, y: numbers }, or a tensor of shape [N, 2]`,
  tooManyClasses: (op: string, channel: string, classes: number, most: number) =>
    `${op}: ${channel} has ${classes} classes; more than ${most} cannot be told apart`,
  describeScatter: (points: number, x: string, y: string, color: string) =>
    `Scatter plot of ${count(points, 'point')}, ${y} against ${x}${color === '' ? '' : `, coloured by ${color}`}`,
  describeDots: (
    name: string,
    n: number,
    x: string,
    [x0, x1]: readonly [string, string],
    y: string,
    [y0, y1]: readonly [string, string],
    correlation: string,
  ) =>
    `${name === '' ? '' : `${name}: `}${count(n, 'point')}, ${x} from ${x0} to ${x1}, ${y} from ${y0} to ${y1}${correlation === '' ? '' : `, correlation ${correlation}`}`,
  noBars: () => 'plot.bar: there is no bar; pass { name: number }, numbers, or { series: numbers }',
  tooManyBars: (series: number, most: number) =>
    `plot.bar: ${series} series; more than ${most} cannot be told apart by colour. Show them as rows of colours with plot.heatmap, as lines with plot.line, or in panels with plot.facet`,
  noZero: () =>
    ": bars begin at zero, which a logarithmic axis does not have. plot.scatter and plot.line take yScale: 'log'",
  noSuchErrors: (op: string, name: string, known: readonly string[]) =>
    `${op}: errors has ${shown(name)}, but ${known.every((one) => one === '') ? 'the data have no names; give numbers' : `the data have ${known.map(shown).join(', ')}`}`,
  errorLengths: (op: string, expected: number, given: number) =>
    `${op}: errors has ${count(given, 'value')}, but there ${expected === 1 ? 'is' : 'are'} ${count(expected, 'bar')}`,
  errorBelowZero: (op: string, error: number) =>
    `${op}: an error value is ${error}, but must be 0 or more: it is how far a value may be off to both sides`,
  errorsOfWhich: (op: string, series: readonly string[]) =>
    `${op}: there are ${series.length} series, and errors belong to none; pass { ${series[0]}: numbers }`,
  errorsOfRuns: () => 'plot.bar: errors are for single values; runs have error bars of their own. Leave errors out',
  stackOfErrors: () =>
    'plot.bar: bars that stand on each other have no error bars: each begins where the one below ends. Leave stack out',
  barLengths: (name: string, expected: number, given: number) =>
    `plot.bar: ${name === '' ? 'the numbers' : shown(name)} has ${given} values, but there are ${expected} bars`,
  joined: (each: number) => `Each bar is the mean of ${each} neighbours`,
  describeBarChart: (bars: number, series: number, y: string, x: string) =>
    `Bar chart of ${count(bars, 'value')}${series > 1 ? ` in ${series} series` : ''}${y === '' ? '' : `, ${y}`}${x === '' ? '' : `, by ${x}`}`,
  describeBar: (place: string, value: string, low: string, high: string) =>
    `${called(place)} ${value}${low === '' ? '' : ` (${low} to ${high})`}`,
  describeBars: (
    name: string,
    bars: readonly string[],
    [most, highest]: readonly [string, string],
    [least, lowest]: readonly [string, string],
  ) =>
    `${name === '' ? '' : `${name}: `}${bars.length > 0 ? `${bars.join(', ')}; ` : ''}highest ${called(most)} (${highest}), lowest ${called(least)} (${lowest})`,
  emptyGrid: (op: string) =>
    `${op}: the matrix is empty; pass a tensor of shape [rows, columns], or lists of one length`,
  grey: (n: number) => `Grey: ${count(n, 'value')} that ${n === 1 ? 'is' : 'are'} no finite number`,
  belowRange: (n: number, low: string) =>
    `${count(n, 'value')} below ${low} ${n === 1 ? 'has' : 'have'} the colour of ${low}`,
  aboveRange: (n: number, high: string) =>
    `${count(n, 'value')} above ${high} ${n === 1 ? 'has' : 'have'} the colour of ${high}`,
  blocks: (high: number, wide: number, low: string, most: string) =>
    `Each cell is the mean of ${high} × ${wide} values; all of them lie between ${low} and ${most}`,
  badNames: (op: string, axis: string, expected: number, given: number) =>
    `${op}: ${axis} has ${count(given, 'name')}, but there are ${count(expected, axis === 'x' ? 'column' : 'row')}`,
  describeHeatmap: (rows: number, columns: number, z: string) =>
    `Heat map of ${count(rows, 'row')} and ${count(columns, 'column')}${z === '' ? '' : `, ${z}`}`,
  describeCells: (
    [low, lowRow, lowColumn]: readonly [string, string, string],
    [high, highRow, highColumn]: readonly [string, string, string],
    mean: string,
  ) =>
    `lowest ${low} (row ${called(lowRow)}, column ${called(lowColumn)}), highest ${high} (row ${called(highRow)}, column ${called(highColumn)}), mean ${mean}`,
  noSquare: (rows: number, columns: number) =>
    `plot.confusion: the matrix has ${count(rows, 'row')} and ${count(columns, 'column')}, but must have as many of both; or pass labels and predictions`,
  badClasses: (classes: number, rows: number) =>
    `plot.confusion: classes has ${count(classes, 'name')}, but the matrix has ${count(rows, 'row')}`,
  noCount: (given: number) => `plot.confusion: the matrix has a ${given}, but counts are finite and not below 0`,
  noPredictions: () =>
    'plot.confusion: there are labels, but no predictions; pass both, or a finished matrix [classes, classes]',
  noLabels: () =>
    'plot.confusion: there are no labels; pass the right class of each example, and the one that was found',
  badPredictions: (labels: number, predictions: number) =>
    `plot.confusion: there are ${count(labels, 'label')}, but ${count(predictions, 'prediction')}`,
  notAClass: (op: string, column: string, place: number, given: unknown, also: string) =>
    `${op}: ${column}[${place}] is ${shown(given)}, which is no class; leave this example out of ${column} and ${also}`,
  noHighest: (place: number) =>
    `plot.confusion: the scores in row ${place} of the predictions are not all numbers, so that none is the highest; leave this example out`,
  sameClasses: (op: string, name: string) =>
    `${op}: two classes are called ${shown(name)}; give each a name of its own`,
  coarser: (size: number) => `Regions as they are at ${size} × ${size} places`,
  undecided: (share: string) => `No class at ${share} of the places: the net gives no number there`,
  noClass: (op: string, given: unknown, classes: readonly string[]) =>
    `${op}: there is no class ${shown(given)} among ${listed(classes)}`,
  prediction: () => 'prediction',
  label: () => 'label',
  rowShare: () => 'share of row',
  describeConfusions: (classes: number, right: string, total: string, share: string) =>
    `Confusion matrix of ${classes === 1 ? 'one class' : `${classes} classes`}: ${right} of ${total} are right (${share})`,
  describeConfusion: (label: string, prediction: string, n: string, share: string) =>
    `${called(label)} taken for ${called(prediction)}: ${n} (${share} of ${called(label)})`,
  noNumber: (op: string) => `${op}: there is no finite number to show; look where NaN or Infinity came from`,
  smallGrid: (op: string, rows: number, columns: number) =>
    `${op}: the matrix has ${count(rows, 'row')} and ${count(columns, 'column')}; a surface needs two of each`,
  nowhere: (n: number) => `Nothing is drawn at ${count(n, 'place')} without a finite number`,
  describeContour: (
    z: string,
    x: string,
    [x0, x1]: readonly [string, string],
    y: string,
    [y0, y1]: readonly [string, string],
  ) => `Contours of ${z} over ${x} from ${x0} to ${x1} and ${y} from ${y0} to ${y1}`,
  describeExtremes: (
    [low, lowX, lowY]: readonly [string, string, string],
    [high, highX, highY]: readonly [string, string, string],
  ) => `lowest ${low} at (${lowX}, ${lowY}), highest ${high} at (${highX}, ${highY})`,
  describePath: (name: string, points: number, from: string, to: string) =>
    `${name === '' ? 'path' : name}: ${count(points, 'point')} from ${from} to ${to}`,
  noLevel: (low: string, high: string) =>
    low === high ? `All values are ${low}: no level to draw` : `No level lies between ${low} and ${high}`,
  missingSteps: (n: number) => `${count(n, 'step')} of the paths without finite numbers: gaps`,
  pathAway: (name: string) => `${name === '' ? 'The path' : `The path "${name}"`} lies outside of the picture`,
  smoothed: (each: number) => `Smoothed: means of ${each} × ${each} values`,
  noVector: (given: unknown) =>
    `plot.quiver: the function must give two numbers, as (x, y) => [u, v], but gave ${shown(given)}`,
  noArrows: () => 'plot.quiver: there are no arrows; pass { x, y, u, v }, or a function (x, y) => [u, v]',
  zeroArrows: (n: number) => `${count(n, 'dot')}: ${n === 1 ? 'a vector' : 'vectors'} without length`,
  noArrowAt: (n: number) => `No arrow at ${count(n, 'place')} without finite numbers`,
  thinnedArrows: (shown: number, of: number) => `${grouped(shown)} of ${grouped(of)} arrows are drawn`,
  describeQuiver: (arrows: number, x: string, y: string) => `${count(arrows, 'arrow')} over ${x} and ${y}`,
  describeArrows: (
    [long, longX, longY]: readonly [string, string, string],
    [low, lowX, lowY]: readonly [string, string, string],
  ) => `longest vector ${long} at (${longX}, ${longY}), shortest ${low} at (${lowX}, ${lowY})`,
  netOfLists: () => 'plot.regions: a net needs a tensor; pass the points as one, of shape [N, 2]',
  badOutputs: (expected: number, given: number) =>
    `plot.regions: the net gave ${count(given, 'output')} for ${count(expected, 'place')}; it must give one row for each`,
  describeRegions: (
    classes: number,
    x: string,
    [x0, x1]: readonly [string, string],
    y: string,
    [y0, y1]: readonly [string, string],
  ) => `Decision regions of ${classes} classes over ${x} from ${x0} to ${x1} and ${y} from ${y0} to ${y1}`,
  describeRegion: (name: string, share: string) => `${called(name)}: ${share} of the plane`,
  describeRight: (right: number, of: number, share: string) =>
    `${right} of ${count(of, 'point')} are in the region of their class (${share})`,
  noGroups: () => 'plot.box: there is no number; pass { name: numbers }, a list of lists, or records',
  describeBoxes: (groups: number, numbers: number, y: string) =>
    `Box plot of ${count(groups, 'group')}, ${count(numbers, 'value')}${y === '' ? '' : `, ${y}`}`,
  describeBox: (name: string, n: number, median: string, first: string, third: string, low: string, high: string) =>
    `${name === '' ? '' : `${name}: `}${count(n, 'value')}, median ${median}, quartiles ${first} and ${third}, from ${low} to ${high}`,
  mixedScales: (op: string, along: string) =>
    `${op}: some charts have a linear ${along} axis and others a logarithmic one; give all of them the same ${along}Scale`,
  mixedKinds: (along: string) =>
    `plot.layer: the ${along} axis of one chart has names, that of another numbers, and no place is on both. Put the charts side by side with plot.hconcat; a level to compare bars or boxes with is their option hlines`,
  noLayer: () => 'plot.layer: a figure of several panels cannot be laid over others; pass single charts',
  noChart: (given: unknown) => `plot.facet: chart gave ${shown(given)}, but must give a chart, such as plot.line(rows)`,
  tooManyPanels: (panels: number, most: number) =>
    `plot.facet: ${panels} groups; more than ${most} do not fit into one figure`,
};
