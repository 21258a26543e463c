// Mistakes that somebody could make in lesson 14, and the demos whose checks must notice.

import type { Mutant } from '../demo.js';

export const mutants: readonly Mutant[] = [
  {
    what: 'a column too far',
    from: 'pixels[k - (k % w) + (w - 1 - (k % w))]',
    to: 'pixels[k - (k % w) + (w - (k % w))]',
    notices: ['14.1'],
  },
  { what: 'top and bottom', file: 'data/transforms/geometry.ts', from: 'return x.flip(-1);', to: 'return x.flip(-2);', notices: ['14.1'] }, // biome-ignore format: one line
  { what: 'L from 0', from: 'const L = 256 + upTo(480 - 256);', to: 'const L = 224 + upTo(480 - 256);', notices: ['14.2'] }, // biome-ignore format: one line
  { what: 'the row for the column', from: 'transforms.crop(resized, top, left, 224, 224)', to: 'transforms.crop(resized, left, top, 224, 224)', notices: ['14.2'] }, // biome-ignore format: one line
  { what: 'no mirror images', file: 'data/transforms/geometry.ts', from: '...fiveCrop(hflip(x), size)', to: '...fiveCrop(x, size)', notices: ['14.3'] }, // biome-ignore format: one line
  { what: 'the long side', file: 'data/transforms/geometry.ts', from: 'return height < width ? [size, long] : [long, size];', to: 'return height > width ? [size, long] : [long, size];', notices: ['14.3'] }, // biome-ignore format: one line
  { what: 'another stride', from: '{ stride: 32 }', to: '{ stride: 16 }', notices: ['errata ResNet test'] },
  { what: 'crops of another scale', from: 'const crops = transforms.tenCrop(x, 224).slice(0, 4)', to: 'const crops = tenOf(square, 224).slice(0, 4)', notices: ['errata ResNet test'] }, // biome-ignore format: one line
  { what: 'contrast about black', file: 'data/transforms/colour.ts', from: '.add(other.mul(1 - factor))', to: '.add(other.mul(0 * factor))', notices: ['14.4'] }, // biome-ignore format: one line
  { what: 'nothing is cut off', file: 'data/transforms/colour.ts', from: 'return x.mul(factor).clamp({ min: 0, max: 1 });', to: 'return x.mul(factor);', notices: ['14.4'] }, // biome-ignore format: one line
  { what: 'pixels about zero', from: 'const centred = pixels.sub(pixels.mean({ dim: 1, keepdim: true }));', to: 'const centred = pixels;', notices: ['14.5'] }, // biome-ignore format: one line
  { what: 'ten times the offset', file: 'data/transforms/random.ts', from: 'const { std = 0.1, ...random }', to: 'const { std = 1, ...random }', notices: ['14.5'] }, // biome-ignore format: one line
  { what: 'the other way round', file: 'data/transforms/geometry.ts', from: 'const [turn, sx, sy] = [radians(angle),', to: 'const [turn, sx, sy] = [radians(-angle),', notices: ['14.6'] }, // biome-ignore format: one line
  { what: 'the matrix for its inverse', from: '(d * (u - right) - b * (v - down)) / determinant,', to: '(a * (u - right) + b * (v - down)) / determinant,', notices: ['14.6'] }, // biome-ignore format: one line
  { what: 'k r for k r²', file: 'data/transforms/geometry.ts', from: 'const factor = 1 + (k * (u * u + v * v)) / unit;', to: 'const factor = 1 + k * Math.sqrt((u * u + v * v) / unit);', notices: ['14.7'] }, // biome-ignore format: one line
  { what: 'the sign of k', from: 'const factor = 1 + (k * (u * u + v * v)) / (half * half);', to: 'const factor = 1 - (k * (u * u + v * v)) / (half * half);', notices: ['14.7'] }, // biome-ignore format: one line
  { what: 'one place too few', from: 'const placesAt = (L: number) => (L - 223) *', to: 'const placesAt = (L: number) => (L - 224) *', notices: ['14.8'] }, // biome-ignore format: one line
  { what: 'the same picture again', from: '() => mix.forward(scenes[\'boat\'])', to: '() => scenes[\'boat\']', notices: ['14.8'] }, // biome-ignore format: one line
  { what: 'nothing is changed', from: 'new transforms.RandomHorizontalFlip().forward(new transforms.RandomCrop(24).forward(x)),', to: 'middle(x),', notices: ['14.9'] }, // biome-ignore format: one line
  { what: 'a hundredth of the rate', from: '{ lr: 0.003 }', to: '{ lr: 0.00003 }', notices: ['14.9', '14.10'] },
  { what: 'nine of ten', from: 'const crops = transforms.tenCrop(fashion.test.x, 24);', to: 'const crops = transforms.tenCrop(fashion.test.x, 24).slice(4, 5);', notices: ['14.10'] }, // biome-ignore format: one line
  {
    what: '[0, 1, 2] → [0, 1, 3]',
    from: '[0, 1, 2].map((c) =>\n',
    to: '[0, 1, 3].map((c) =>\n',
    notices: ['14.1'],
    drawn: 1,
  },
  {
    what: 'width - 223 → width - 224',
    from: 'const places = (height - 223) * (width - 223);',
    to: 'const places = (height - 223) * (width - 224);',
    notices: ['14.2'],
    drawn: 2,
  },
  {
    what: '5 → 6',
    from: 'small(tenOf(photo, S).slice(0, 5))',
    to: 'small(tenOf(photo, S).slice(0, 6))',
    notices: ['14.3'],
    drawn: 3,
  },
  {
    what: 'h - 3, w - 4 → h - 3, w - 5',
    from: "'lower right': at(2, h - 3, w - 4)",
    to: "'lower right': at(2, h - 3, w - 5)",
    notices: ['14.4'],
    drawn: 4,
  },
  {
    what: '240 → 241',
    from: '[name, drawScene(name, 240)]',
    to: '[name, drawScene(name, 241)]',
    notices: ['14.5'],
    drawn: 5,
  },
  {
    what: 'a * → a /',
    from: 'return (1 - a) * above + a * ((1 - b)',
    to: 'return (1 - a) * above + a / ((1 - b)',
    notices: ['14.6'],
    drawn: 6,
  },
  {
    what: '/ → *',
    from: 'const factor = 1 + (k * (u * u + v * v)) / (half * half);',
    to: 'const factor = 1 + k * (u * u + v * v) * (half * half);',
    notices: ['14.7'],
    drawn: 7,
  },
  { what: '480 → 481', from: 'number: placesAt(480) }', to: 'number: placesAt(481) }', notices: ['14.8'], drawn: 8 },
  {
    what: '200 → 201',
    from: 'fashion.train.x.narrow(0, 0, 200)',
    to: 'fashion.train.x.narrow(0, 0, 201)',
    notices: ['14.9'],
    drawn: 9,
  },
  { what: '/ → *', from: 'x, 0) / numbers.length', to: 'x, 0) * numbers.length', notices: ['14.10'], drawn: 10 },
  {
    what: '- 1 → - 2',
    from: 'const corners = [0, map.shape[1] - 1]',
    to: 'const corners = [0, map.shape[1] - 2]',
    notices: ['errata ResNet test'],
    drawn: 11,
  },
];
