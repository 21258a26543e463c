import { describe, expect, test } from 'vitest';
import { widthOf } from '../../src/host/font.js';
import { plot, tensor } from '../../src/index.js';
import { displaySymbol } from '../../src/notebook/index.js';
import { projection, towards } from '../../src/plot/transforms/projection.js';
import { texts } from './texts.js';

interface Figure {
  data: { type: string; x: number[]; y: number[]; z: unknown[]; name?: string }[];
  layout: {
    scene: { camera: { eye: { x: number; y: number; z: number } } };
    sliders?: { steps: unknown[] }[];
    updatemenus?: unknown[];
  };
  frames?: { name: string; traces: number[]; data: { x: number[] }[] }[];
}
const figure = (chart: plot.Chart) => chart[displaySymbol]()['application/vnd.plotly.v1+json'] as unknown as Figure;
interface Face {
  type: string;
  coordinates: number[][][];
  z?: number;
  path?: string;
  edge?: number;
}
const faces = (chart: plot.Chart) => (chart.spec['layer'] as unknown as { data: { values: Face[] } }[])[1]!.data.values;
const bowl = (x: number, y: number) => x * x + 4 * y * y;

describe('the projection', () => {
  test('from above is the plane itself, from the side its silhouette', () => {
    const above = projection({ azimuth: -90, elevation: 90 }, 200, 200);
    const [a, b] = [above([-1, -1, 0]), above([1, 1, 0])];
    expect([a.x, a.y, b.x, b.y].map(Math.round)).toEqual([0, 200, 200, 0]);
    const side = projection({ azimuth: -90, elevation: 0 }, 200, 130);
    const [low, high] = [side([-1, 0, -0.65]), side([1, 0, 0.65])];
    expect([low.x, low.y, high.x, high.y].map(Math.round)).toEqual([0, 130, 200, 0]);
    expect(side([0, -1, 0]).near).toBeGreaterThan(side([0, 1, 0]).near);
  });
  test('the eye stands where the angles say', () => {
    expect(towards({ azimuth: 0, elevation: 0 }).map((x) => Math.round(100 * x))).toEqual([100, 0, 0]);
    expect(towards({ azimuth: 90, elevation: 0 }).map((x) => Math.round(100 * x))).toEqual([0, 100, 0]);
    expect(towards({ azimuth: 45, elevation: 90 }).map((x) => Math.round(100 * x))).toEqual([0, 0, 100]);
  });
});

test('a notebook gets a figure to turn, a picture and a text', () => {
  const chart = plot.surface(bowl, { samples: 3, x: [-2, 2], title: 'T' });
  expect(Object.keys(chart[displaySymbol]())).toEqual(['application/vnd.plotly.v1+json', 'image/png', 'text/plain']);
  const [surface] = figure(chart).data;
  expect(surface).toMatchObject({ type: 'surface', x: [-2, 0, 2], y: [-1, 0, 1] });
  expect(surface!.z).toEqual([
    [8, 4, 8],
    [4, 0, 4],
    [8, 4, 8],
  ]);
  expect(String(chart).split('\n')).toEqual([
    'T',
    'Surface of z over x from -2 to 2 and y from -1 to 1',
    'Lowest 0 at (0, 0), highest 8 at (-2, -1)',
  ]);
});

test('a grid: its rows lie along y, and NaN is a gap that is said', () => {
  const chart = plot.surface([
    [0, 1, Number.NaN],
    [2, 3, 4],
    [5, 6, 7],
  ]);
  expect(figure(chart).data[0]!.z[0]).toEqual([0, 1, null]);
  expect(
    faces(chart)
      .map(({ z }) => z)
      .sort(),
  ).toEqual([1.5, 4, 5]); // the fourth has a corner without a height
  expect(texts(chart)).toContain('1 value of the surface cannot be shown: gaps');
  expect(
    figure(
      plot.surface(
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ),
    ).data[0]!.z,
  ).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('the farthest quadrangle is drawn first', () => {
  const order = faces(plot.surface((_, y) => y, { samples: 5, azimuth: -90, elevation: 20 })).map(({ z }) => z!);
  expect(order).toEqual([...order].sort((a, b) => b - a)); // the eye stands at low y
});

test('paths: on the surface where they have no height, with their last point and a casing', () => {
  const paths = {
    sgd: [
      [-1, 1],
      [-0.5, 0.25],
      [0, 0],
    ],
    own: { x: [0, 1], y: [0, 0], z: [3, 4] },
  };
  const chart = plot.surface(bowl, { samples: 41, paths });
  const [, sgd, own] = figure(chart).data;
  expect(sgd).toMatchObject({ type: 'scatter3d', name: 'sgd', x: [-1, -0.5, 0], z: [5, 0.5, 0] });
  expect(own!.z).toEqual([3, 4]);
  const lines = faces(chart).filter(({ type }) => type === 'MultiLineString');
  expect(lines.filter(({ edge }) => edge)).toHaveLength(3);
  expect(new Set(lines.filter(({ edge }) => !edge).map(({ path }) => path)).size).toBe(2);
  expect(chart.data).toHaveLength(5);
  expect(texts(chart)).toEqual(expect.arrayContaining(['sgd', 'own']));
  expect(String(chart)).toContain('sgd: 3 points from (-1, 1, 5) to (0, 0, 0)');
});

test('between its places a surface is as high as the four around say, and a path outside has no height', () => {
  const { data } = plot.surface(
    [
      [0, 2],
      [4, 6],
    ],
    {
      paths: {
        a: [
          [0.5, 0.5],
          [1, 1],
          [0, 1],
          [2, 0],
        ],
      },
    },
  );
  expect(data.map(({ z }) => z)).toEqual([3, 6, 4, Number.NaN]);
});

test('frames: paths grow, with buttons and a slider; the still shows three of them', () => {
  const path = Array.from({ length: 12 }, (_, i) => [1 - i / 11, 0]);
  const chart = plot.surface(bowl, { paths: { a: path }, frames: 4 });
  const { frames, layout } = figure(chart);
  expect(frames!.map(({ name, traces, data }) => [name, traces, data[0]!.x.length])).toEqual([
    ['1', [1], 3],
    ['2', [1], 6],
    ['3', [1], 9],
    ['4', [1], 12],
  ]);
  expect(layout.sliders![0]!.steps).toHaveLength(4);
  expect(layout.updatemenus).toHaveLength(1);
  expect(texts(chart).filter((text) => text.startsWith('after'))).toEqual([
    'after 3 steps',
    'after 7 steps',
    'after 11 steps',
  ]);
  expect(() => plot.surface(bowl, { frames: 3 })).toThrow('give paths');
});

test('a grid of 50 000 values is thinned, which is said; a figure has less than 200 kB', () => {
  const grid = { data: Float32Array.from({ length: 224 * 224 }, (_, i) => i % 224), shape: [224, 224] };
  const chart = plot.surface(grid);
  expect(String(chart)).toContain('60 × 60 of 50\u202f176 values are drawn');
  expect(figure(chart).data[0]!.z).toHaveLength(60);
  expect(figure(chart).data[0]!.x.at(-1)).toBe(223);
  const bytes = Object.entries(chart[displaySymbol]()).map(([, part]) =>
    part instanceof Uint8Array ? part.length : JSON.stringify(part).length,
  );
  expect(bytes.reduce((a, b) => a + b)).toBeLessThan(200_000);
});

test('a level surface has a height, too, and the picture is the same each time', () => {
  const chart = plot.surface(() => 2, { samples: 3 });
  expect(chart.toSVG()).not.toContain('NaN');
  expect(chart.toSVG()).toBe(chart.toSVG());
});

test('what is no surface is refused', () => {
  expect(() => plot.surface([[1, 2]])).toThrow('the matrix has 1 row and 2 columns; a surface needs two of each');
  expect(() =>
    plot.surface([
      [Number.NaN, Number.NaN],
      [Number.NaN, Number.NaN],
    ]),
  ).toThrow('there is no finite number');
  expect(() => plot.surface((() => 'x') as never)).toThrow("the function must give a number, but gave 'x'");
  expect(() => plot.surface(bowl, { paths: { a: [[1, 2, 3, 4]] } })).toThrow('have 4 numbers each');
  expect(() => plot.surface(bowl, { paths: { a: { x: [1], y: [1, 2] } } })).toThrow('the path "a"');
  expect(() => plot.surface(bowl, { paths: { a: { x: [], y: [] } } })).toThrow('the path "a" is empty');
  expect(() => plot.surface(bowl, { elevation: 100 })).toThrow('elevation is 100');
});

describe('a figure of Plotly is drawn as the chart that it came from', () => {
  const round = Array.from({ length: 300 }, (_, i) => [1 - i / 300, ((i * 7) % 20) / 20]);
  const two = { sgd: round, adam: { x: [0.1234567, -0.5], y: [0, 0.3], z: [2, 3] } };
  test.each<[string, Parameters<typeof plot.surface>[1]]>([
    ['with paths and a heading', { paths: two, title: 'Down', subtitle: 'and up', zLabel: 'loss', name: 'n' }],
    ['from another side, in another size', { azimuth: 30, elevation: 10, width: 600, height: 350 }],
    ['with pictures that follow each other', { paths: two, frames: 5 }],
  ])('%s', (_, options) => {
    const chart = plot.surface((x, y) => x / 3 + y * y, options);
    const again = plot.plotly(figure(chart) as never, { description: String(chart) });
    expect(again.toSVG()).toBe(chart.toSVG());
    expect(again.toGIF({ scale: 0.5 })).toEqual(chart.toGIF({ scale: 0.5 }));
    expect(again.spec['usermeta']).toEqual(chart.spec['usermeta']);
  });

  test("a surface of one's own, with Plotly's camera and names for what has none", () => {
    const path = { type: 'scatter3d', x: [0, 1], y: [0, 1], z: [1, 4] };
    const layout = { title: { text: 'Mine' }, scene: { zaxis: { title: 'height' } } };
    const chart = plot.plotly({
      data: [
        {
          type: 'surface',
          z: tensor([
            [1, 2],
            [3, 4],
          ]),
        },
        path,
        { ...path, name: 'b' },
      ],
      layout,
    });
    expect(texts(chart)).toEqual(expect.arrayContaining(['Mine', 'height', 'path 1', 'b']));
    expect(faces(chart).filter(({ type }) => type === 'Polygon')).toHaveLength(1);
    const bent = {
      type: 'surface',
      x: [
        [0, 1],
        [0, 1],
      ],
      z: [
        [1, 2],
        [3, 4],
      ],
    }; // places for each corner
    expect(texts(plot.plotly({ data: [bent] })).join(' ')).toContain('(surface) moves in JupyterLab');
  });
});

describe('an animation as a GIF', () => {
  const size = (gif: Uint8Array) => [gif[6]! + 256 * gif[7]!, gif[8]! + 256 * gif[9]!];
  /** Each picture begins with a block that says how long it stands. */
  const delays = (gif: Uint8Array) =>
    Array.from(gif).flatMap((byte, i) =>
      byte === 0x21 && gif[i + 1] === 0xf9 && gif[i + 2] === 4 ? [gif[i + 4]!] : [],
    );
  const falling = {
    paths: {
      a: [
        [1, 0],
        [0.5, 0],
        [0, 0],
        [0, 0.5],
      ],
    },
    frames: 4,
    width: 300,
    height: 200,
  };

  test('has a picture for each frame, in its size, played as often as asked', () => {
    const gif = plot.surface(bowl, falling).toGIF({ delay: 250, loops: 3 });
    expect(Buffer.from(gif.subarray(0, 6)).toString()).toBe('GIF89a');
    expect(delays(gif)).toEqual([25, 25, 25, 25]);
    const netscape = Buffer.from(gif).indexOf('NETSCAPE2.0');
    expect(gif[netscape + 13]).toBe(2); // Netscape's block counts what comes after the first time
    expect(size(gif)[0]).toBeGreaterThanOrEqual(300);
    expect(gif).toEqual(plot.surface(bowl, falling).toGIF({ delay: 250, loops: 3 }));
  });
  test('of a figure that stands still is one picture; wrong options are refused', () => {
    expect(delays(plot.line([1, 2]).toGIF())).toEqual([10]);
    expect(() => plot.line([1, 2]).toGIF({ delay: -1 })).toThrow('toGIF: delay is -1');
    expect(() => plot.line([1, 2]).toGIF({ loop: 1 } as never)).toThrow('did you mean loops?');
  });
});

test('an animation of many pictures has less than 200 kB, and says which step a picture shows', () => {
  const path = (k: number) => Array.from({ length: 1000 }, (_, i) => [1 - i / 1000, ((i * k) % 20) / 20]);
  const chart = plot.surface(bowl, { paths: { a: path(3), b: path(7) }, frames: 50 });
  expect(JSON.stringify(figure(chart)).length).toBeLessThan(200_000);
  expect(
    texts(chart)
      .filter((text) => text.startsWith('after'))
      .at(-1),
  ).toBe('after 999 steps');
  expect(String(chart)).toContain('a: 1000 points');
});

describe('labels of the axes in the still picture', () => {
  interface Label {
    x: number;
    y: number;
    text: string;
    align: 'left' | 'center' | 'right';
  }
  const labels = (chart: plot.Chart) =>
    (chart.spec['layer'] as unknown as { data: { values: Label[] } }[])[2]!.data.values;
  const box = ({ x, y, text, align }: Label) => {
    const width = 16 * widthOf(text);
    const left = x - width * { left: 0, center: 0.5, right: 1 }[align];
    return { left, right: left + width, top: y - 6, bottom: y + 6 }; // digits are twelve pixels high
  };
  const round = (x: number, y: number) => x * x + y * y;
  test.each([
    [-60, 40, {}],
    [-45, 40, {}],
    [30, 20, {}],
    [-120, 35, { xLabel: 'weight', yLabel: 'bias', zLabel: 'loss' }],
    [-60, 40, { x: [-0.5, 2], y: [-0.001, 0.004] }],
  ] as const)('stand apart, seen from %i° at %i°', (azimuth, elevation, options) => {
    const all = labels(plot.surface(round, { azimuth, elevation, ...(options as object) }));
    const boxes = all.map(box);
    const over = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .flatMap((b, k) =>
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
            ? [`${all[i]!.text} / ${all[i + 1 + k]!.text}`]
            : [],
        ),
    );
    expect(over).toEqual([]);
  });
  test('have one notation on each axis', () => {
    const all = labels(plot.surface((x, y) => 1e-6 * round(x, y))).map(({ text }) => text);
    expect(all).toEqual(expect.arrayContaining(['5·10⁻⁷', '10⁻⁶', '2·10⁻⁶']));
    expect(all.join(' ')).not.toMatch(/e-|0\.000/);
  });
});
