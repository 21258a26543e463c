// What the renderer does beyond Vega: pictures inside, nothing loaded, hatches, rounded coordinates; and the page that it makes of them.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { refuseAddresses } from '../../src/host/addresses.js';
import { difference } from '../../src/host/node/difference.js';
import { opaque, pixelsOnWhite } from '../../src/host/node/opaque.js';
import { pngOf, pngSize } from '../../src/host/node/png.js';
import { rounded } from '../../src/host/node/rounded.js';
import { rasterise, svgToPdf, vegaLiteToSvg } from '../../src/host/render.js';
import { nn, plot } from '../../src/index.js';
import { config } from '../../src/plot/config.js';
import { palette, themes } from '../../src/plot/theme.js';
import { firstDifference } from '../first-difference.js';
import { examples } from '../plot/examples.js';

const quiet = (warning: string) => {
  throw new Error(warning);
};
const draw = (spec: object) => vegaLiteToSvg(spec, quiet);

/** Two pixels wide, two high: red, green, blue, white. */
const four = pngOf(Uint8Array.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]), 2, 2);
const address = `data:image/png;base64,${Buffer.from(four).toString('base64')}`;
const picture = (url: string, size = 100) => ({
  data: { values: [{ url }] },
  mark: { type: 'image', width: size, height: size, aspect: false, align: 'left', baseline: 'top' },
  encoding: { url: { field: 'url' }, x: { value: 0 }, y: { value: 0 } },
  width: size,
  height: size,
  padding: 0,
  config: { view: { stroke: null } },
});

describe('a PNG', () => {
  test('of pixels has these pixels', () => {
    expect(pngSize(four)).toEqual([2, 2]);
    expect([...pixelsOnWhite(four).rgb]).toEqual([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]);
  });

  test('without transparency stands on white', () => {
    const half = rasterise(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><path d="M0 0h1v1h-1z" opacity=".5"/></svg>',
      1,
    );
    const url = opaque(`data:image/png;base64,${Buffer.from(half).toString('base64')}`);
    const { rgb } = pixelsOnWhite(Buffer.from(url.split(',')[1]!, 'base64'));
    for (const color of rgb) expect(Math.abs(color - 127.5)).toBeLessThanOrEqual(1);
  });

  test('and another differ in their changed pixels, which are red', () => {
    const other = pngOf(Uint8Array.from([255, 0, 0, 0, 255, 0, 0, 0, 254, 255, 255, 255]), 2, 2);
    const { changed, png } = difference(four, other);
    expect(changed).toBe(1);
    expect([...pixelsOnWhite(png).rgb]).toEqual([255, 191, 191, 191, 255, 191, 220, 0, 0, 255, 255, 255]);
    expect(difference(four, four).changed).toBe(0);
    expect(difference(four, pngOf(new Uint8Array(3), 1, 1)).changed).toBe(4);
  });
});

describe('a picture in a specification', () => {
  test('is drawn, and its pixels stay sharp', () => {
    const { source } = draw(picture(address));
    expect(source).toContain(`xlink:href="${address}"`);
    const { rgb, width } = pixelsOnWhite(rasterise(source, 1));
    expect(width).toBe(100);
    const at = (x: number, y: number) => [...rgb.subarray(3 * (100 * y + x), 3 * (100 * y + x) + 3)];
    expect([at(0, 0), at(49, 49), at(50, 49), at(49, 50), at(99, 99)]).toEqual([
      [255, 0, 0],
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [255, 255, 255],
    ]);
  });

  test('that is made smaller is smoothed', () => {
    expect(draw(picture(address, 1)).source).not.toContain('optimizeSpeed');
  });

  test.each([
    'file:///etc/hostname',
    '/etc/hostname',
    'digits.png',
    'http://localhost/a.png',
    'data:image/svg+xml,<svg/>',
    '',
  ])('with the address "%s" is refused', (url) =>
    expect(() => draw(picture(url))).toThrow(/^the url of an image mark is ".*", which would have to be loaded/),
  );
});

describe('what would have to be loaded is refused', () => {
  const values = [1, 2];
  test.each<[what: string, where: string, spec: object]>([
    ['data', 'spec.data.url', { data: { url: 'a.csv' }, mark: 'point' }],
    ['data of a layer', 'spec.layer[1].data.url', { layer: [{}, { data: { url: { expr: 'x' } } }] }],
    [
      'data of a look-up',
      'spec.transform[0].from.data.url',
      { transform: [{ lookup: 'a', from: { data: { url: 'b' } } }] },
    ],
    ['a mark', 'spec.mark.url', { data: { values }, mark: { type: 'image', url: 'a.png' } }],
    ['an encoding', 'spec.encoding.url.value', { encoding: { url: { value: 'a.png' } } }],
    [
      'a condition',
      'spec.encoding.url.condition.value',
      { encoding: { url: { condition: { test: 'x', value: 'file:a' } } } },
    ],
    ['the configuration', 'spec.config.image.url', { config: { image: { url: 'a.png' } } }],
  ])('%s', (_what, where, spec) => {
    expect(() => refuseAddresses(spec)).toThrow(RangeError);
    expect(() => refuseAddresses(spec)).toThrow(`${where} is `);
    expect(() => draw(spec)).toThrow(`${where} is `);
    expect(() => new plot.Chart(spec as never, 'of what is elsewhere')).toThrow(`${where} is `);
  });

  test('but not what stands in the specification, nor rows with a column of that name', () => {
    refuseAddresses({
      data: { values: [{ url: 'a.csv', data: { url: 'b' } }] },
      mark: { type: 'image', url: address },
    });
    refuseAddresses({
      encoding: { url: { field: 'url' } },
      usermeta: { url: 'a' },
      datasets: { data: [{ url: 'a' }] },
    });
  });
});

test('a translucent mark of one paint has that paint translucent, one of two stays as it is', () => {
  const points = (mark: object) => draw({ data: { values: [{ x: 1 }] }, mark: { type: 'point', ...mark } }).source;
  const full = points({ filled: true, opacity: 0.5, fillOpacity: 0.5 });
  expect(full).toContain('fill-opacity="0.25"');
  expect(full).not.toMatch(/ opacity="0\.\d+"/);
  expect(points({ opacity: 0.5, fill: 'red', stroke: 'blue' })).toContain(' opacity="0.5"');
});

test('coordinates are rounded to hundredths, and nothing else', () => {
  expect(rounded('<path d="M0.12345,-0.0001L1e-7,3.14159" opacity="0.12345"/>')).toBe(
    '<path d="M0.12,0L0,3.14" opacity="0.12345"/>',
  );
  expect(rounded('<g transform="translate(1.005,2)rotate(-45.6789)"/>')).toBe(
    '<g transform="translate(1,2)rotate(-45.68)"/>',
  );
  expect(rounded('<text x="0.333333"> d="0.12345" </text>')).toBe('<text x="0.33"> d="0.12345" </text>');
});

describe('on paper', () => {
  const values = palette.map((_, i) => ({ group: `g${i}`, value: i + 1 }));
  const spec = (mark: object | string) => ({
    data: { values },
    mark,
    encoding: {
      x: { field: 'group', type: 'nominal' },
      y: { field: 'value', type: 'quantitative' },
      color: { field: 'group', type: 'nominal' },
    },
    config,
  });
  const chart = (mark: object | string) => new plot.Chart(spec(mark) as never, 'of paper');
  const fills = (svg: string) => [...svg.matchAll(/ fill="([^"]*)"/g)].map(([, fill]) => fill!);

  test('each series of bars has a hatch of its own, in the legend too', () => {
    const svg = chart('bar').toSVG({ theme: 'print' });
    for (const i of palette.keys()) {
      expect(fills(svg).filter((fill) => fill === `url(#hatch${i})`)).toHaveLength(2);
      expect(svg).toContain(`<pattern id="hatch${i}"`);
    }
    const drawings = [...svg.matchAll(/<pattern id="[^"]*"(.*?)<\/pattern>/g)].map(([, drawing]) => drawing);
    expect(new Set(drawings).size).toBe(palette.length);
  });

  test('points are full and hollow in turn, and opaque', () => {
    const svg = chart({ type: 'point', filled: true, opacity: 0.5 }).toSVG({ theme: 'print' });
    expect(svg).not.toContain('pattern');
    expect(svg).not.toMatch(/opacity="0\.5"/);
    expect(fills(svg).filter((fill) => fill === '#ffffff')).toHaveLength(2 * (palette.length / 2));
  });

  test('a band keeps what is behind it', () => {
    const svg = plot.line({ a: [[1, 2], [3, 4]] }).toSVG({ theme: 'print' }); // biome-ignore format: one series of two runs
    expect(svg).toMatch(/fill="url\(#band0\)"/);
    expect(/<pattern id="band0"(.*?)<\/pattern>/.exec(svg)![1]).not.toContain('<rect');
  });

  test('no colour is left', () => {
    for (const mark of ['bar', 'point', 'line', 'area'])
      for (const [, color] of chart(mark)
        .toSVG({ theme: 'print' })
        .matchAll(/(?:fill|stroke)="#([0-9a-f]{6})"/g)) {
        const parts = [0, 2, 4].map((at) => Number.parseInt(color!.slice(at, at + 2), 16));
        expect(Math.max(...parts) - Math.min(...parts), color).toBeLessThanOrEqual(1); // greys, to a unit that tells them apart
      }
  });

  test('no hatch is in the other themes', () => {
    for (const theme of ['light', 'dark'] as const) expect(chart('bar').toSVG({ theme })).not.toContain('hatch');
    expect(chart('bar').toSVG({ theme: 'dark' })).toContain(`fill="${themes.dark.series[0]}"`);
  });
});

test('a picture says what it shows, and no point by itself', () => {
  const svg = new plot.Chart(plot.line({ a: [1, 2] }).spec, 'one "line" &\ntwo').toSVG();
  expect(svg).toMatch(/^<svg role="img" aria-label="one &quot;line&quot; &amp;&#xA;two"/);
  expect(svg.match(/<path[^>]* aria-label=/)).toBe(null);
});

describe('a page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const has = (program: string) => spawnSync(program, ['--version']).error === undefined;
  const clipped = {
    layer: [
      {
        data: { values: [0, 5, 1, 9].map((y, x) => ({ x, y })) },
        mark: { type: 'area', clip: true, color: palette[1] },
      },
      { ...picture(address, 60), width: 300, height: 200, padding: undefined, config: undefined },
    ],
    encoding: {
      x: { field: 'x', type: 'quantitative' },
      y: { field: 'y', type: 'quantitative', scale: { domain: [0, 6] } },
    },
    width: 300,
    height: 200,
    config,
  };
  const figures: { [name: string]: plot.Chart } = {
    line: plot.line({ a: [1, 3, 2], b: [[1, 2, 3], [2, 3, 4]] }, { title: 'To fit, AV', xLabel: 'x', yLabel: 'α' }), // biome-ignore format: one line
    hist: plot.hist([[1, 2, 2], [3, 4, 4, 4]], { bins: 5 }), // biome-ignore format: one line
    table: plot.table([{ a: 1, b: 'x' }], { title: 'T' }),
    clipped: new plot.Chart(clipped as never, 'an area and a picture'),
  };

  test('is the same each time, and has neither date nor id of its own', () => {
    const [a, b] = [figures['line']!.toPDF(), figures['line']!.toPDF()];
    expect(firstDifference(a, b)).toBe(-1);
    expect(Buffer.from(a).toString('latin1')).toContain('(D:19700101000000Z)');
  });

  test('is as large as the picture, a point to a pixel', () => {
    const page = Buffer.from(
      svgToPdf('<svg xmlns="http://www.w3.org/2000/svg" width="123" height="45"><path d="M0 0h9v9z"/></svg>', 123, 45),
    );
    expect(page.toString('latin1')).toMatch(/\/MediaBox \[0 0 123 45\]/);
  });

  const drawn = (dashes: string) => {
    const line = `<path d="M0 0h9" stroke="#000000" stroke-dasharray="${dashes}"/>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${line}</svg>`;
    const text = Buffer.from(svgToPdf(svg, 9, 9)).toString('latin1');
    return /\n\[([\d. ]*)\] 0 d\n/.exec(text)?.[1];
  };
  test.each([
    ['1,0', ''],
    ['0', ''],
    ['0,0', ''],
    ['0,4', '0.01 4'],
    ['3,0,2', '3 0.01 2 3 0.01 2'],
    ['8,4', '8 4'],
  ])('has the dashes %s, of which none is zero', (dashes, page) => expect(drawn(dashes)).toBe(page));

  test('has the marks above letters, which have no width of their own', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><text x="9" y="30">m̂</text></svg>';
    const text = Buffer.from(svgToPdf(svg, 90, 40)).toString('latin1');
    expect([...text.matchAll(/<[0-9a-f]{4}> Tj/g)].length).toBe(2);
  });

  test('shows a graph', () => {
    const net = new nn.Sequential(new nn.Linear(2, 3), new nn.ReLU());
    expect(plot.graph(net).toPDF().length).toBeGreaterThan(1000);
  });

  test.skipIf(!has('qpdf'))('has no fault that qpdf knows of', () => {
    for (const [name, chart] of Object.entries(figures)) {
      writeFileSync(join(folder, `${name}.pdf`), chart.toPDF({ theme: 'print' }));
      expect(execFileSync('qpdf', ['--check', join(folder, `${name}.pdf`)], { encoding: 'utf8' })).toContain(
        'No syntax or stream',
      );
    }
  });

  test
    .skipIf(spawnSync('pdftoppm', ['-v']).error !== undefined)
    .each(
      Object.entries(figures).flatMap(([name, chart]) =>
        (['light', 'print'] as const).map((theme) => [name, theme, chart] as const),
      ),
    )('of %s, %s, is the PNG to one per cent', (name, theme, chart) => {
    const file = join(folder, `${name}-${theme}.pdf`);
    writeFileSync(file, chart.toPDF({ theme }));
    const page = execFileSync('pdftoppm', ['-r', '144', '-singlefile', '-png', file], { maxBuffer: 1e9 });
    const [a, b] = [pixelsOnWhite(page), pixelsOnWhite(chart.toPNG({ theme, scale: 2 }))];
    expect([a.width, a.height]).toEqual([b.width, b.height]);
    let [apart, far] = [0, 0];
    for (let i = 0; i < a.rgb.length; i++) {
      const distance = Math.abs(a.rgb[i]! - b.rgb[i]!);
      apart += distance;
      if (distance > 64) far++;
    }
    expect(apart / (255 * a.rgb.length)).toBeLessThan(0.01);
    expect(far / a.rgb.length).toBeLessThan(0.01);
  });
});

describe('what lies wholly outside of the picture is left out, because the rasteriser would end the process at it', () => {
  const away = (mark: object, x = 50) => ({
    data: { values: [{ x }, { x: x + 1 }] },
    mark: { clip: true, ...mark },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: { domain: [0, 1] } },
      y: { value: 10 },
    },
    width: 100,
    height: 100,
  });
  const drawn = (spec: object) => {
    const { source } = draw(spec);
    expect(rasterise(source, 1).length).toBeGreaterThan(100);
    return /<g class="mark-\w+ role-mark marks"[^>]*>(.*?)<\/g>/.exec(source)![1]!;
  };

  test.each<[{ type: string; clip?: false; [look: string]: unknown }]>([
    [{ type: 'point' }],
    [{ type: 'line' }],
    [{ type: 'text', text: 'far' }],
    [{ type: 'square', clip: false, opacity: 0.5, fill: 'red', stroke: 'blue' }],
  ])('%o', (mark) => {
    expect(drawn({ ...away(mark), ...(mark.clip === false && { autosize: 'none' }) })).toBe('');
    expect(drawn(away(mark, 0.5))).not.toBe('');
  });

  test('and the steps of a path that diverges', () => {
    const path = Array.from({ length: 5 }, (_, i) => [2, i]);
    const source = plot.contour((x, y) => x * x + y, { paths: { sgd: path } }).toSVG({ embedFont: false });
    expect(rasterise(source, 1).length).toBeGreaterThan(1000);
  });
});

describe('there is a PDF', () => {
  const page = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
  test.each(Object.entries(examples))('of %s', (_, chart) =>
    expect(page(chart().toPDF())).toMatch(/^%PDF-1.*%%EOF\s*$/s),
  );

  test('of lines whose dashes or gaps have no length, which the format does not know', () => {
    const line = (dashes: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9" stroke="red" stroke-dasharray="${dashes}"/></svg>`;
    expect(svgToPdf(line('0,4'), 9, 9)).toEqual(svgToPdf(line('0.01,4'), 9, 9));
    expect(svgToPdf(line('10 0'), 9, 9)).toEqual(svgToPdf(line('').replace(' stroke-dasharray=""', ''), 9, 9)); // no gap
  });
});
