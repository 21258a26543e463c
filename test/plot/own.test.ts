// Figures of one's own: specifications of Vega-Lite, and figures of Plotly.

import { describe, expect, test } from 'vitest';
import { plot, tensor } from '../../src/index.js';
import { displaySymbol } from '../../src/notebook/index.js';
import { forgetNames } from '../../src/plot/series.js';
import { palette } from '../../src/plot/theme.js';
import { drawnWell } from './places.js';
import { marks, texts } from './texts.js';

const points = {
  data: {
    values: [
      { x: 1, y: 2 },
      { x: 2, y: 30 },
    ],
  },
  mark: 'point',
  encoding: { x: { field: 'x', type: 'quantitative' }, y: { field: 'y', type: 'quantitative' } },
};

describe('Vega-Lite', () => {
  test('a specification becomes a chart that looks as all do, and is itself left alone', () => {
    const before = JSON.stringify(points);
    const chart = plot.vegaLite(
      { ...points, config: { axis: { labelFontSize: 20 } } },
      { name: 'n', description: 'Two points' },
    );
    expect(Object.keys(chart[displaySymbol]())).toEqual([
      'application/vnd.vegalite.v5+json',
      'image/png',
      'text/plain',
    ]);
    expect(chart.spec).toMatchObject({
      usermeta: { name: 'n' },
      config: { background: '#ffffff', axis: { labelFontSize: 20 } },
    });
    expect(chart.data).toEqual(points.data.values);
    expect(String(chart)).toBe('Two points');
    expect(JSON.stringify(points)).toBe(before);
    expect(String(plot.vegaLite(points))).toBe("Chart of one's own: point, 2 rows of data");
  });
  test.each([
    [{ ...points, data: { url: 'http://example.com/a.json' } }, 'url'],
    [{ ...points, data: { url: 'data.json' } }, 'url'],
    [{ ...points, data: { url: 'file:///etc/passwd' } }, 'url'],
    [{ data: { values: [{}] }, mark: { type: 'image', url: '/etc/passwd' } }, 'url'],
    [{ data: { values: [{}] }, mark: 'image', encoding: { url: { value: 'a.png' } } }, 'url'],
    [{ data: { values: [{ u: 'https://example.com/a.png' }] }, mark: 'image', encoding: { url: { field: 'u' } } }, 'u'],
    [{ layer: [{ mark: 'point', transform: [{ lookup: 'x', from: { data: { url: 'a.csv' }, key: 'x' } }] }] }, 'url'],
  ])('%j would load something, and is refused', (spec, key) =>
    expect(() => plot.vegaLite(spec)).toThrow(
      new RegExp(`^plot\\.vegaLite: ${key} is '.*', which would have to be loaded`),
    ),
  );
  test('texts that look like addresses, and pictures that stand in the specification, are welcome', () => {
    const said = { ...points, title: 'see http://example.com', data: { values: [{ x: 'https://example.com', y: 1 }] } };
    expect(() => plot.vegaLite(said)).not.toThrow();
    const picture = { data: { values: [{}] }, mark: { type: 'image', url: 'data:image/png;base64,iVBORw0KGgo=' } };
    expect(() => plot.vegaLite(picture)).not.toThrow();
  });
  test('links are not followed by a picture', async () => {
    const linked = (href: object) =>
      plot.vegaLite({ data: { values: [{ u: 'x' }] }, mark: 'text', encoding: { text: { value: 'hi' }, href } });
    const wrong: unknown[] = [];
    const note = (error: unknown) => wrong.push(error);
    process.on('unhandledRejection', note);
    for (const href of [{ value: 'javascript:alert(1)' }, { value: 'https://example.com' }, { field: 'u' }])
      expect(linked(href).toSVG()).not.toMatch(/href|alert/);
    await new Promise((done) => setTimeout(done, 20));
    process.off('unhandledRejection', note);
    expect(wrong).toEqual([]);
  });
  test('marks that do not exist, and what cannot be drawn, get an error that says so', () => {
    expect(() => plot.vegaLite({ mark: 'pint', data: { values: [] } })).toThrow(
      "no mark 'pint'; did you mean 'point'?",
    );
    expect(() => plot.vegaLite({ mark: { type: 'blob' }, data: { values: [] } })).toThrow(
      "no mark 'blob'; there are arc, area",
    );
    const broken = { ...points, encoding: { x: { field: 'x', type: 'quantitative', bin: { step: {} } }, row: 3 } };
    expect(() => plot.vegaLite(broken).toSVG()).toThrow(/^plot: Vega-Lite/);
  });
  test('a picture of too many pixels is refused before it is drawn', () => {
    expect(() => plot.line([1, 2, 3]).toPNG({ scale: 100 })).toThrow(
      /^the picture would have \d+ × \d+ pixels, but may have at most 50 million: give a scale of at most 1\d$/,
    );
  });
  test('what is none, is of Vega, or freezes JupyterLab, is refused', () => {
    expect(() => plot.vegaLite({})).toThrow('must be a specification of Vega-Lite');
    expect(() => plot.vegaLite({ ...points, width: 'container' })).toThrow('freezes JupyterLab');
    expect(() => plot.vegaLite({ $schema: 'https://vega.github.io/schema/vega/v5.json', ...points })).toThrow(
      'of Vega;',
    );
  });
});

describe('Plotly', () => {
  test('a figure goes to the notebook with a picture and a text; tensors and typed arrays become lists', () => {
    const chart = plot.plotly({
      data: [
        { y: Float32Array.of(1, Number.NaN), name: 'a' },
        { type: 'bar', x: ['u', 'v'], y: tensor([3, 4]) },
      ],
      layout: { title: { text: 'T' }, yaxis: { title: 'loss' } },
    });
    const bundle = chart[displaySymbol]();
    expect(Object.keys(bundle)).toEqual(['application/vnd.plotly.v1+json', 'image/png', 'text/plain']);
    expect(bundle['application/vnd.plotly.v1+json']).toMatchObject({
      data: [{ y: [1, null] }, { y: [3, 4] }],
      layout: { title: { text: 'T' } },
    });
    expect(String(chart)).toBe('T\nFigure of Plotly: 2 traces (scatter, bar)');
    expect(texts(chart)).toEqual(expect.arrayContaining(['T', 'loss', 'a', 'trace 1']));
  });
  test('what cannot be drawn says so in its picture', () => {
    const chart = plot.plotly({ data: [{ type: 'sankey' }], frames: [{}] });
    expect(texts(chart).join(' ')).toContain('(sankey) moves in JupyterLab');
    expect(String(chart)).toBe('Figure of Plotly: 1 trace (sankey), 1 frame');
  });
  test('of an animation that shows something else later the first state is drawn, which is said', () => {
    const frames = [{}, { data: [{ type: 'pie' }] }];
    expect(texts(plot.plotly({ data: [{ y: [1, 2] }], frames }))).toContain('The first of 2 frames');
  });
  test('addresses are refused, and what is no figure', () => {
    const images = [{ source: 'http://example.com/a.png' }];
    expect(() => plot.plotly({ data: [], layout: { images } })).toThrow('plot.plotly: source is');
    expect(() => plot.plotly({ data: [{ type: 'choropleth', geojson: '/a.json' }] })).toThrow('geojson is');
    expect(() => plot.plotly({ data: [{ type: 'scatter', y: [1], text: ['http://a'] }] })).not.toThrow();
    for (const wrong of [{}, [], { data: 3 }, { data: [1] }, { data: [], plan: {} }])
      expect(() => plot.plotly(wrong as never)).toThrow('but must be a figure');
  });
  test('its picture is the same whatever was drawn before', () => {
    const line = { type: 'scatter3d', x: [0, 1], y: [0, 1], z: [1, 4] };
    const figures = [
      { data: [{ y: [1, 2] }, { y: [2, 1] }] },
      {
        data: [
          {
            type: 'surface',
            z: [
              [1, 2],
              [3, 4],
            ],
          },
          line,
        ],
      },
    ];
    const drawn = () => figures.map((figure) => plot.plotly(figure).toSVG());
    const first = drawn();
    forgetNames(); // another process, which draws other figures first
    plot.line({ a: [1, 2], b: [2, 3], c: [3, 4] });
    expect(drawn()).toEqual(first);
  });
});

describe('the still picture of a figure of Plotly', () => {
  const still = (figure: object) => plot.plotly(figure as plot.PlotlyFigure);
  const [line, bar] = [
    { x: [1, 10, 1000], y: [1, 10, 100] },
    { type: 'bar', x: ['a', 'b'], y: [1, 1000] },
  ];
  test.each<[string, object]>([
    ['a logarithmic axis upwards', { data: [line], layout: { yaxis: { type: 'log' } } }],
    ['a logarithmic axis to the right', { data: [line], layout: { xaxis: { type: 'log' } } }],
    ['bars on a logarithmic axis', { data: [bar], layout: { yaxis: { type: 'log' } } }],
    ['level bars', { data: [{ type: 'bar', orientation: 'h', x: [1, 1000], y: ['a', 'b'] }] }],
  ])('has %s', (_name, figure) => {
    const written = texts(still(figure));
    expect(written.some((text) => /^1,?000$/.test(text))).toBe(true);
    expect(drawnWell(still(figure))).toContain('<path');
  });
  test('shows powers of ten at even distances, and no bar below them', () => {
    const [{ y }] = [
      ...marks(still({ data: [bar], layout: { yaxis: { type: 'log' } } }), 'rect').matchAll(/h[\d.]+v([\d.]+)/g),
    ]
      .map(([, high]) => ({ y: Number(high) }))
      .reverse() as [{ y: number }];
    expect(y).toBeGreaterThan(200);
  });
  test('has bars in the order of the traces, side by side or on each other', () => {
    const traces = ['zeta', 'alpha'].map((name, i) => ({ ...bar, name, y: [1 + i, 3] }));
    const lefts = (chart: plot.Chart) =>
      [...marks(chart, 'rect').matchAll(/fill="(#\w+)"[^>]*d="M([\d.]+)|d="M([\d.]+)[^>]*fill="(#\w+)"/g)].map(
        ([, a, x, x2, b]) => [a ?? b, Number(x ?? x2)] as const,
      );
    const [first, second] = palette;
    const beside = lefts(still({ data: traces }));
    const at = (color: string) => Math.min(...beside.filter(([own]) => own === color).map(([, x]) => x));
    expect(at(first!)).toBeLessThan(at(second!));
    const piled = lefts(still({ data: traces, layout: { barmode: 'stack' } }));
    expect(new Set(piled.map(([, x]) => x)).size).toBe(2);
  });
  test('says what it leaves out', () => {
    const chart = still({
      data: [line, { ...line, yaxis: 'y2' }],
      layout: { yaxis2: { side: 'right' }, shapes: [{}], annotations: [{}, {}] },
    });
    expect(chart.description).toContain('The still picture leaves out 1 trace on further axes, 1 shape, 2 annotations');
    expect(texts(chart)).toContain('The still picture leaves out 1 trace on further axes, 1 shape, 2 annotations');
    expect(marks(chart, 'line').match(/<path/g)).toHaveLength(1);
  });
  test('of an animation shows three frames, and its GIF has all of them', () => {
    const frames = [5, 6, 7, 8].map((y, i) => ({ ...(i === 0 && { name: 'start' }), data: [{ y: [y, 1, 2] }] }));
    const chart = still({ data: [line], frames, layout: { title: 'T' } });
    expect(texts(chart)).toEqual(expect.arrayContaining(['T', 'start', 'frame 3', 'frame 4']));
    expect(framesIn(chart.toGIF())).toBe(4);
    const space = still({
      data: [
        {
          type: 'surface',
          z: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
      frames: [1, 9].map((z) => ({
        data: [
          {
            z: [
              [z, 2],
              [3, 4],
            ],
          },
        ],
      })),
    });
    expect(texts(space)).toEqual(expect.arrayContaining(['frame 1', 'frame 2']));
    expect(framesIn(space.toGIF())).toBe(2);
  });
  test('is refused of what Plotly does not know', () => {
    expect(() => still({ data: [{ type: 'scater', y: [1] }] })).toThrow(
      new RangeError("plot.plotly: there is no trace of the type 'scater'; did you mean 'scatter'?"),
    );
    expect(() => still({ data: [{ type: 'nonsense' }] })).toThrow(
      /no trace of the type 'nonsense'; Plotly has scatter/,
    );
    expect(() => still({ data: [] })).toThrow(/the figure has no trace/);
    expect(still({ data: [{ type: 'pie', values: [1] }] }).description).toContain('pie');
  });
});

/** How many pictures a GIF has: each begins with a block that says how long it stands. */
const framesIn = (gif: Uint8Array): number => Buffer.from(gif).toString('latin1').split('\x21\xf9\x04').length - 1;
