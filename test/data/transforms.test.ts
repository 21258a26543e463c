import { describe, expect, test } from 'vitest';
import { data, Generator, ones, rand, randn, stack, type Tensor, tensor } from '../../src/index.js';
import fixture from '../fixtures/data.json' with { type: 'json' };

const { transforms } = data;
const images = tensor(fixture.images);

const made: { [name: string]: Tensor } = {
  hflip: transforms.hflip(images),
  vflip: transforms.vflip(images),
  crop: transforms.crop(images, 2, 1, 3, 5),
  centerCrop: transforms.centerCrop(images, 4),
  fiveCrop: stack(transforms.fiveCrop(images, 4)),
  tenCrop: stack(transforms.tenCrop(images, 4)),
  pad: transforms.pad(images, 2, { fill: 0.5 }),
  'resize, smaller': transforms.resize(images, [3, 4]),
  'resize, larger': transforms.resize(images, [10, 20]),
  'resize, short side': transforms.resize(images, 4),
  'affine, turned': transforms.affine(images, { angle: 30 }),
  'affine, moved': transforms.affine(images, { translate: [2, -1] }),
  'affine, smaller': transforms.affine(images, { scale: 0.7 }),
  'affine, sheared': transforms.affine(images, { shear: [20, 10] }),
  'affine, all': transforms.affine(images, { angle: 15, translate: [1, 2], scale: 1.3, shear: [10, -5] }),
  lensDistortion: transforms.lensDistortion(images, 0.3),
  adjustBrightness: transforms.adjustBrightness(images, 1.4),
  adjustContrast: transforms.adjustContrast(images, 0.4),
  adjustSaturation: transforms.adjustSaturation(images, 1.7),
};

test.each(Object.entries(fixture.results))("%s is torchvision's", (name, wanted) => {
  // torchvision computes the places of pixels in float32
  expect(made[name]!.allclose(tensor(wanted), { rtol: 1e-5, atol: 5e-6 })).toBe(true);
});

test('a stretch widens one axis only', () => {
  const row = tensor([[[0, 1, 2, 3, 4, 5, 6, 7]]]);
  const wide = transforms.affine(row, { scale: [2, 1] }).tolist() as number[][][];
  expect(wide[0]![0]).toEqual([1.75, 2.25, 2.75, 3.25, 3.75, 4.25, 4.75, 5.25]);
});

describe('random transforms', () => {
  const x = randn([6, 3, 8, 8], { generator: new Generator(1) });
  const generator = () => new Generator(5);

  test('change each image in its own way, the same for the same seed', () => {
    const make = () => [
      new transforms.RandomHorizontalFlip({ generator: generator() }),
      new transforms.RandomCrop(8, { padding: 2, generator: generator() }),
      new transforms.ScaleJitterCrop(6, { shortSide: [7, 12], generator: generator() }),
      new transforms.ColorJitter({ brightness: 0.4, contrast: 0.4, saturation: 0.4, generator: generator() }),
      new transforms.PCAColor(x, { generator: generator() }),
      new transforms.RandomAffine({
        degrees: 20,
        translate: [0.1, 0.1],
        scale: [0.8, 1.2],
        stretch: [0.9, 1.1],
        shear: 5,
        generator: generator(),
      }),
      new transforms.RandomLensDistortion({ most: 0.3, generator: generator() }),
    ];
    const again = make();
    make().forEach((transform, i) => {
      const [first, second] = [transform.forward(x), again[i]!.forward(x)];
      expect(first.tolist()).toEqual(second.tolist());
      expect(first.shape.slice(0, 2)).toEqual([6, 3]);
      const same = transform.forward(x.select(0, 0).unsqueeze(0).expand([6, 3, 8, 8]));
      expect(new Set(Array.from({ length: 6 }, (_, j) => String(same.select(0, j).tolist()))).size).toBeGreaterThan(1);
    });
  });

  test('a flip comes in half of the cases, a crop is a part of the image', () => {
    const row = tensor([[[0, 1, 2, 3]]]);
    const many = row.unsqueeze(0).expand([400, 1, 1, 4]).contiguous();
    const flips = new transforms.RandomHorizontalFlip({ generator: generator() })
      .forward(many)
      .select(3, 0)
      .select(2, 0);
    // 200 ± 5 standard deviations of 10
    expect(Math.abs(flips.eq(3).to('float32').sum().item() - 200)).toBeLessThan(50);
    const part = new transforms.RandomCrop(2, { generator: generator() }).forward(x);
    const corner = part.index(0, 0, 0, 0).item();
    expect(x.select(0, 0).select(0, 0).eq(corner).any().item()).toBe(1);
  });

  test('PCAColor adds α λ p: only along the one direction in which these colours vary', () => {
    const along = tensor([1, 2, 2]).div(3); // a direction of length 1
    const pixels = randn([4, 1, 5, 5], { generator: new Generator(2) }).mul(along.reshape([1, 3, 1, 1]));
    const variance =
      pixels.square().sum().item() / 100 -
      pixels
        .mean({ dim: [0, 2, 3] })
        .square()
        .sum()
        .item();
    const moved = new transforms.PCAColor(pixels, { std: 0.1, generator: generator() }).forward(pixels).sub(pixels);
    const first = moved.select(0, 0).select(2, 0).select(1, 0);
    const size = first.mul(along).sum().item();
    expect(first.allclose(along.mul(size), { atol: 1e-6 })).toBe(true);
    const alphas = Array.from({ length: 3 }, () =>
      randn([3, 1], { generator: new Generator(5) }),
    )[0]!.tolist() as number[][];
    // the largest eigenvalue comes last
    expect(Math.abs(size)).toBeCloseTo(Math.abs(0.1 * alphas[2]![0]! * variance), 5);
  });

  test('Compose runs one after the other; one image alone is fine', () => {
    const both = new transforms.Compose([new transforms.RandomHorizontalFlip({ p: 1 }), new transforms.RandomCrop(4)]);
    expect(both.forward(x).shape).toEqual([6, 3, 4, 4]);
    expect(both.forward(x.select(0, 0)).shape).toEqual([3, 4, 4]);
  });
});

test('p may be a plain number, and functions may be composed', () => {
  const x = randn([6, 3, 4, 4], { generator: new Generator(1) });
  expect(new transforms.RandomHorizontalFlip({ p: 1 }).forward(x).equal(x.flip(-1))).toBe(true);
  expect(new transforms.RandomHorizontalFlip({ p: 0 }).forward(x).equal(x)).toBe(true);
  const both = new transforms.Compose([
    transforms.hflip,
    new transforms.RandomHorizontalFlip({ p: 1 }),
    (a) => a.mul(2),
  ]);
  expect(both.forward(x).equal(x.mul(2))).toBe(true);
});

test('wrong images and options are refused', () => {
  const flat = ones([3]);
  expect(() => transforms.resize(flat, 3)).toThrow(/shape \[3\].*height and width/);
  expect(() => new transforms.RandomCrop(2).forward(ones([2, 2]))).toThrow(/\[N, C, H, W\]/);
  expect(() => new transforms.RandomCrop(9).forward(ones([1, 4, 4]))).toThrow(
    /9×9 pixels is larger than the image of 4×4/,
  );
  expect(() => transforms.crop(ones([1, 4, 4]), 2, 2, 3, 3)).toThrow(/3×3 pixels from row 2, column 2.*4×4/);
  expect(() => transforms.hflip(ones([2, 2]).to('int32')) && transforms.pad(ones([2, 2]).to('int32'), 1)).toThrow(
    /float32, not int32/,
  );
  expect(() => transforms.affine(ones([1, 4, 4]), { scale: 0 })).toThrow(
    /scale is 0, but must be a finite number above 0/,
  );
  expect(() => transforms.affine(ones([1, 4, 4]), { shear: 90 })).toThrow(/shear is 90/);
  expect(() => transforms.affine(ones([1, 4, 4]), { angle: Number.NaN })).toThrow(/finite/);
  expect(() => transforms.lensDistortion(ones([1, 4, 4]), Infinity)).toThrow(/k is Infinity/);
  expect(() => transforms.adjustBrightness(ones([1, 4, 4]), -1)).toThrow(/factor is -1/);
  expect(() => new transforms.RandomHorizontalFlip({ p: 2 })).toThrow(/p is 2/);
  for (const std of [-1, Number.POSITIVE_INFINITY, Number.NaN])
    expect(() => new transforms.PCAColor(ones([1, 3, 2, 2]), { std })).toThrow(`PCAColor: std is ${std}`);
  expect(() => new transforms.PCAColor(ones([1, 3, 2, 2]), { std: 0 })).not.toThrow();
  for (const amount of [Number.POSITIVE_INFINITY, Number.NaN])
    expect(() => new transforms.ColorJitter({ brightness: amount })).toThrow(`brightness is ${amount}`);
  expect(() => new transforms.ColorJitter({ contrast: -1 })).toThrow(/contrast is -1/);
  expect(() => new transforms.RandomAffine({ degrees: -1 })).toThrow(/degrees is -1/);
  expect(() => new transforms.RandomAffine({ scale: [0, 1] })).toThrow(/low ≤ high, each a finite number above 0/);
  expect(() => new transforms.ScaleJitterCrop(224, { shortSide: [200, 300] })).toThrow(
    /each a whole number, 224 or more/,
  );
  expect(() => transforms.pad(ones([1, 2, 2]), -1)).toThrow(/padding is -1/);
  const hue = { hue: 0.1 } as data.transforms.JitterOptions;
  expect(() => new transforms.ColorJitter(hue)).toThrow("ColorJitter: there is no option 'hue'; it has brightness");
  for (const make of [
    (options: object) => new transforms.RandomHorizontalFlip(options),
    (options: object) => new transforms.RandomCrop(4, options),
    (options: object) => new transforms.ScaleJitterCrop(4, options),
    (options: object) => new transforms.RandomAffine(options),
    (options: object) => new transforms.PCAColor(ones([1, 3, 2, 2]), options),
    (options: object) => new transforms.RandomLensDistortion(options),
  ])
    expect(() => make({ probability: 1 })).toThrow(/: there is no option 'probability'; /);
  expect(
    new transforms.RandomCrop(4, { padding: 1 })
      .forward(ones([1, 2, 2]))
      .sum()
      .item(),
  ).toBe(4); // the image, and zeros around
  expect(() => new transforms.RandomCrop(4, { padding: -1 })).toThrow('RandomCrop: padding is -1');
  expect(() => new transforms.RandomAffine({ scale: 1.2 as never })).toThrow(
    'RandomAffine: scale is 1.2, but must be [low',
  );
  expect(() => new transforms.RandomAffine({ translate: [0.1] as never })).toThrow(
    'RandomAffine: translate is [0.1], but must be a list of 2',
  );
  expect(() => new transforms.ColorJitter({ contrast: -1 })).toThrow('ColorJitter: contrast is -1');
  expect(() => transforms.affine(ones([1, 4, 4]), { translate: [1] as never })).toThrow(
    'affine: translate is [1], but must be a list of 2, each a finite number',
  );
  expect(() => new transforms.Compose([transforms.RandomCrop as never])).toThrow(
    'transforms is [the class RandomCrop], but must be a list, each a function of images, or a transform',
  );
  const whole = ones([3, 2, 2]).to('int32');
  for (const change of [transforms.adjustBrightness, transforms.adjustContrast, transforms.adjustSaturation])
    expect(() => change(whole, 1)).toThrow(/images must be a tensor of float32, not int32/);
});

describe('what is drawn for an image, and what is done with it', () => {
  const x = randn([3, 8, 10], { generator: new Generator(1) });
  type Draw = (low: number, high: number) => number;
  type Made = (
    options: { generator: Generator },
    uniform: Draw,
    integer: (largest: number) => number,
  ) => [transform: data.transforms.Transform, wanted: () => Tensor];
  test.each<[string, Made]>([
    [
      'RandomHorizontalFlip',
      (options, uniform) => [
        new transforms.RandomHorizontalFlip(options),
        () => (uniform(0, 1) < 0.5 ? transforms.hflip(x) : x),
      ],
    ],
    [
      'RandomCrop',
      (options, _, integer) => [
        new transforms.RandomCrop(6, options),
        () => transforms.crop(x, integer(2), integer(4), 6, 6),
      ],
    ],
    [
      'RandomCrop with padding',
      (options, _, integer) => [
        new transforms.RandomCrop(9, { padding: 2, ...options }),
        () => transforms.crop(transforms.pad(x, 2), integer(3), integer(5), 9, 9),
      ],
    ],
    [
      'ScaleJitterCrop',
      (options, _, integer) => [
        new transforms.ScaleJitterCrop(6, { shortSide: [7, 12], ...options }),
        () => {
          const resized = transforms.resize(x, 7 + integer(5));
          const [, height, width] = resized.shape as [number, number, number];
          return transforms.crop(resized, integer(height - 6), integer(width - 6), 6, 6);
        },
      ],
    ],
    [
      "ScaleJitterCrop as ResNet's training had it",
      (options, _, integer) => [
        new transforms.ScaleJitterCrop(undefined, options),
        () => {
          const resized = transforms.resize(x, 256 + integer(224));
          const [, height, width] = resized.shape as [number, number, number];
          return transforms.crop(resized, integer(height - 224), integer(width - 224), 224, 224);
        },
      ],
    ],
    [
      'ColorJitter',
      (options, uniform) => [
        new transforms.ColorJitter({ brightness: 0.25, contrast: 0.5, saturation: 1.5, ...options }),
        () => {
          const bright = transforms.adjustBrightness(x, uniform(0.75, 1.25));
          const contrast = transforms.adjustContrast(bright, uniform(0.5, 1.5));
          return transforms.adjustSaturation(contrast, uniform(0, 2.5));
        },
      ],
    ],
    ['ColorJitter of nothing', (options) => [new transforms.ColorJitter(options), () => x]],
    [
      'RandomAffine',
      (options, uniform) => [
        new transforms.RandomAffine({
          ...{ degrees: 20, translate: [0.1, 0.25], scale: [0.75, 1.5], stretch: [0.5, 1.25], shear: 5 },
          ...options,
        }),
        () => {
          const angle = uniform(-20, 20);
          const translate = [uniform(-1, 1) * 0.1 * 10, uniform(-1, 1) * 0.25 * 8] as const;
          const size = uniform(0.75, 1.5);
          const scale = [size * uniform(0.5, 1.25), size] as const;
          return transforms.affine(x, { angle, translate, scale, shear: uniform(-5, 5) });
        },
      ],
    ],
    ['RandomAffine of nothing', (options) => [new transforms.RandomAffine(options), () => transforms.affine(x)]],
    [
      'RandomLensDistortion',
      (options, uniform) => [
        new transforms.RandomLensDistortion(options),
        () => transforms.lensDistortion(x, uniform(-0.2, 0.2)),
      ],
    ],
  ])('%s', (_, made) => {
    for (let seed = 0; seed < 5; seed++) {
      const generator = new Generator(seed);
      const uniform: Draw = (low, high) => low + (high - low) * rand([1], { generator }).item();
      const integer = (largest: number) => Math.floor(uniform(0, largest + 1));
      const [transform, wanted] = made({ generator: new Generator(seed) }, uniform, integer);
      expect(transform.forward(x).equal(wanted())).toBe(true);
    }
  });

  test('what needs no option has none: a range that a size does not fit is named', () => {
    expect(() => new transforms.ScaleJitterCrop(300)).toThrow('ScaleJitterCrop: shortSide is [256, 480], but must be');
    expect(() => new transforms.ScaleJitterCrop(256)).not.toThrow();
  });
});

test('a grey image has no colours to be saturated, and a batch of one image is changed as the image is', () => {
  const grey = rand([2, 1, 3, 3], { generator: new Generator(1) });
  expect(transforms.adjustSaturation(grey, 0).equal(grey)).toBe(true);
  const one = rand([3, 4, 5], { generator: new Generator(2) });
  for (const change of [transforms.adjustBrightness, transforms.adjustContrast, transforms.adjustSaturation])
    expect(change(one.unsqueeze(0), 0.5).select(0, 0).equal(change(one, 0.5))).toBe(true);
});
