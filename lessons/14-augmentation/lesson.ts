// %% [markdown]
// # 14 Data augmentation
//
// **After this lesson you can**
//
// - flip, crop, scale, turn, stretch, shear and bend pictures, and say which pixel each new pixel shows,
// - write ResNet's random patches for the training and its ten crops for the test, and count how many of them differ,
// - change contrast, brightness and colour, and say why a colour offset depends on the scale of the pixels,
// - say for a task which changes leave the answer as it is, and measure whether they gain anything.
//
// *Lecture document F, "Regularization: Data Augmentation" to "Get creative for your problem!". Demos 14.1 to 14.10.* <span lang="fa" dir="rtl">داده‌افزایی</span>

// %% [markdown]
// ## The idea
//
// A boat that is moved, mirrored or seen in the evening is still a boat. Whoever knows that can tell it to a net: show it changed copies $t(x)$ of each picture
// with the same label $y$,
//
// $$\theta^* = \arg\min_\theta\; \mathrm{E}_{t}\; \frac1N \sum_i \ell\big(f(t(x_i), \theta),\, y_i\big), \qquad\qquad
// \hat y = \frac1T \sum_{t} f(t(x), \theta) \text{ in the test.}$$
//
// The changes are drawn anew each time, so that the net never sees quite the same picture twice: noise in training, averaged out in the test, as in
// lesson 13. What the changes are is knowledge about the task, and it can be wrong.
//
// The library has them in `data.transforms`, with torchvision's names: functions that do as they are told, such as `hflip`, and classes that draw something new for
// each image, such as `RandomHorizontalFlip`.

// %%
import type { Tensor } from 'lectern';
import { data, functional, linalg, manualSeed, nn, noGrad } from 'lectern';
import { optim, plot, rand, randn, stack, tensor } from 'lectern';
import { drawScene, mapValues, show } from 'lectern/lesson';
import { cos, sin } from 'lectern/math';

// %% [markdown]
// Our pictures are drawn, so that every change is seen: six scenes, 240 pixels high and 320 wide, [3, 240, 320] with numbers from 0 to 1.

// %%
const { transforms } = data;
const names = ['boat', 'street', 'tree', 'face', 'letters', 'wall'];
const scenes = Object.fromEntries(names.map((name) => [name, drawScene(name, 240)]));
/** How many numbers of two pictures are equal. */
const equal = (a: Tensor, b: Tensor) => a.eq(b).sum().item();
const zeroToOne = { range: [0, 1] as const };
/** Pictures for a sheet, made smaller, so that it has room. */
const small = (all: Tensor[], height = 112) =>
  stack(all.map((x) => transforms.resize(x, height)));
const all = small(Object.values(scenes), 128);
show('14 scenes', plot.image(all, { ...zeroToOne, columns: 3, labels: names }));

// %% [markdown]
// ## 14.1 Horizontal flip
//
// *F, "Horizontal Flips".*
//
// From scratch: the pixel in column $j$ shows what was in column $W - 1 - j$.
//
// **Predict:** boat, street, face and letters are flipped. Which of them no longer says the same?

// %%
const predicted141 = ''; // 'boat', 'street', 'face' or 'letters'

// %%
function mirrored({ data: pixels, shape }: Tensor): Tensor {
  const w = shape[2];
  const own = Float32Array.from(pixels, (_, k) => pixels[k - (k % w) + (w - 1 - (k % w))]);
  return tensor([...own]).reshape(shape);
}
const four = ['boat', 'street', 'face', 'letters'];
const flipped = four.map((name) => transforms.hflip(scenes[name]));
const pairs = small([...four.map((name) => scenes[name]), ...flipped]);
const sheet141 = { ...zeroToOne, columns: 4, labels: [...four, ...four] };
show('14.1 flips', plot.image(pairs, sheet141), { predicted: predicted141 });

// %%
const table141 = four.map((name, i) => {
  const x = scenes[name];
  const twice = transforms.hflip(flipped[i]);
  const own = equal(mirrored(x), flipped[i]);
  return {
    picture: name,
    numbers: x.numel(),
    'from scratch: equal': own,
    'flipped twice: equal': equal(twice, x),
    'flipped once: equal': equal(flipped[i], x),
  };
});
show('14.1 table', plot.table(table141));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// The letters. A boat, a street and a face are as likely one way round as the other; mirrored letters are not letters. So a flip is for tasks in which left
// and right do not matter, and not for text, digits, or traffic signs with an arrow. (It also loses which side of the face the birthmark is on.)
//
// </details>

// %% [markdown]
// ## 14.2 Random crops and scales
//
// *F, "Random crops and scales": ResNet draws L from [256, 480], resizes the picture so that its short side is L, and takes a patch of 224 × 224 anywhere.*
//
// **Predict:** a picture is 4 : 3. At L = 480, what percentage of its area does a patch show?

// %%
const predicted142 = NaN; // a number: per cent of the picture's area

// %%
const street = drawScene('street', 480);
const upTo = (largest: number) => Math.floor((largest + 1) * rand([1]).item()); // 0 … largest

/** One of ResNet's patches, and how it was drawn. */
function patch(x: Tensor) {
  const L = 256 + upTo(480 - 256);
  const resized = transforms.resize(x, L);
  const [, height, width] = resized.shape;
  const [top, left] = [upTo(height - 224), upTo(width - 224)];
  return { L, top, left, cut: transforms.crop(resized, top, left, 224, 224) };
}

// %%
manualSeed(0);
const patches = Array.from({ length: 12 }, () => patch(street));
manualSeed(0);
const jitter = new transforms.ScaleJitterCrop(224); // the same in the library
const ofLibrary = Array.from({ length: 12 }, () => jitter.forward(street));
const labels142 = patches.map(({ L }) => `L = ${L}`);
const sheet142 = { ...zeroToOne, columns: 6, labels: labels142 };
show('14.2 patches', plot.image(small(patches.map(({ cut }) => cut)), sheet142));

// %%
const drawn142 = patches.slice(0, 6).map(({ L, top, left, cut }, i) => ({
  ...{ L, top, left },
  numbers: cut.numel(),
  'as in the library': equal(cut, ofLibrary[i]),
}));
show('14.2 drawn', plot.table(drawn142));

// %%
const table142 = [256, 300, 368, 420, 480].map((L) => {
  const [, height, width] = transforms.resize(street, L).shape;
  const places = (height - 223) * (width - 223);
  return { L, height, width, 'shown, %': (100 * 224 * 224) / (height * width), places };
});
show('14.2 sizes', plot.table(table142, { digits: 1 }), { predicted: predicted142 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// $224^2 / (480 \cdot 640) = 16.3\,\%$; at L = 256 it is 57.5 %. So the net sees now most of the street, now a window and a wheel, and each time at another size. That a patch
// may miss what its label says is part of the bargain.
//
// </details>

// %% [markdown]
// ## 14.3 In the test: ten crops
//
// *F: "Testing: average a fixed set of crops": 5 scales, 224, 256, 384, 480 and 640, and for each ten crops of 224 × 224: four corners, the centre, and all mirrored.*
//
// **Predict:** a *square* picture is resized to 224 × 224. How many different pictures are among its ten crops?

// %%
const predicted143 = NaN; // a number: different pictures among ten crops at scale 224

// %%
const scales = [224, 256, 384, 480, 640];
manualSeed(0);
const photo = street.add(rand(street.shape).mul(0.02)); // else pieces of sky are equal
const square = transforms.centerCrop(photo, 480);
const isSame = (a: Tensor, b: Tensor) => equal(a, b) === a.numel();

/** How many of some pictures are different ones. */
const different = (all: Tensor[]) =>
  all.filter((one, i) => all.findIndex((other) => isSame(one, other)) === i).length;
const tenOf = (x: Tensor, S: number) => transforms.tenCrop(transforms.resize(x, S), 224);

// %%
const fives = Object.fromEntries(
  [224, 640].map((S) => [`${S}`, small(tenOf(photo, S).slice(0, 5))]),
);
show('14.3 crops', plot.image(fives, { ...zeroToOne, columns: 5 }));

// %%
const table143 = scales.map((S) => {
  const [ofSquare, ofStreet] = [square, photo].map((x) => different(tenOf(x, S)));
  return { scale: S, crops: 10, 'different, square': ofSquare, 'different, 4 : 3': ofStreet };
});
show('14.3 table', plot.table(table143), { predicted: predicted143 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Two: the picture and its mirror image, as a square of 224 has only one crop of 224. So the slide's recipe makes 42 different pictures of a square one, not 50. Of a
// picture of 4 : 3 it makes 46: at 224 both left corners are one crop, and so are both right ones. The mean counts such crops several times.
//
// </details>
//
// ### What the paper does
//
// The slide says "for each size, use 10 crops". He et al. do something else: *ten crops at one scale* for comparisons with others, and for their best results the net as
// a *convolution over the whole picture*, at each of the five scales. A net for 224 × 224 with a stride of 32 then gives scores every 32 pixels, and their mean is
// taken. Here are both forms, with a "net" of one layer of random weights:

// %%
manualSeed(0);
const weights = randn([2, 3, 224, 224]).div(400); // two classes
const score = (x: Tensor) => x.mul(weights).sum([1, 2, 3]);
const over = (x: Tensor) =>
  functional.conv2d(x.unsqueeze(0), weights, { stride: 32 }).squeeze(0);

/** How far the scores of the four corner crops are from those in the corners of the map. */
function cornersOff(map: Tensor, x: Tensor): number {
  const corners = [0, map.shape[1] - 1].flatMap((i) =>
    [0, map.shape[2] - 1].map((j) => map.select(2, j).select(1, i)),
  );
  const crops = transforms.tenCrop(x, 224).slice(0, 4).map(score);
  return Math.max(...corners.map((scores, k) => scores.sub(crops[k]).abs().max().item()));
}

// %%
const windows = scales.map((S) => {
  const x = transforms.resize(square, S);
  const map = noGrad(() => over(x));
  const counts = { 'crops of the slide': 10, 'places of the paper': map.select(0, 0).numel() };
  return { scale: S, ...counts, 'corners agree': cornersOff(map, x) < 1e-3 ? 'yes' : 'no' };
});
show('errata ResNet test', plot.table(windows));

// %% [markdown]
// At 640 the convolution looks at 196 places, the slide at five and their mirror images. In the corners both give the same numbers.

// %% [markdown]
// ## 14.4 Contrast and brightness
//
// *F, "Color Jitter. Simple: randomize contrast and brightness".*
//
// Brightness multiplies each number by a factor $f \ge 0$ (here $f$ is a number, not the net). Contrast moves it towards the mean grey $\bar g$ of the picture if $f < 1$, and
// away from it if $f > 1$. What leaves [0, 1] is cut off:
//
// $$x \leftarrow f x \qquad\qquad x \leftarrow f x + (1 - f)\, \bar g, \qquad g = 0.2989\,R + 0.587\,G + 0.114\,B$$
//
// **Predict:** contrast with $f = 0$. What is left?

// %%
const predicted144 = ''; // 'black', 'grey' or 'white'

// %%
const face = scenes['face'];
const factors = [0, 0.5, 1, 1.5, 2];
const light = {
  brightness: stack(factors.map((f) => transforms.adjustBrightness(face, f))),
  contrast: stack(factors.map((f) => transforms.adjustContrast(face, f))),
};
const shown144 = {
  'brightness, f = 0, 0.5, 1, 1.5 and 2': transforms.resize(light.brightness, 96),
  'contrast, by the same factors': transforms.resize(light.contrast, 96),
};
show('14.4 sheet', plot.image(shown144, { ...zeroToOne, columns: 5 }), {
  predicted: predicted144,
});

// %%
function meanGrey(x: Tensor): number {
  const [R, G, B] = [0, 1, 2].map((channel) => x.select(0, channel));
  return R.mul(0.2989).add(G.mul(0.587)).add(B.mul(0.114)).mean().item();
}
const clipped = (x: Tensor) => x.clamp({ min: 0, max: 1 });

// %%
const table144 = factors.map((f, i) => {
  const [bright, contrast] = [light.brightness.select(0, i), light.contrast.select(0, i)];
  const own = clipped(face.mul(f).add((1 - f) * meanGrey(face)));
  return {
    f,
    'brightness: grey': meanGrey(bright),
    'contrast: grey': meanGrey(contrast),
    'contrast: std': contrast.std({ correction: 0 }).item(),
    'from scratch: furthest off': own.sub(contrast).abs().max().item().toExponential(0),
  };
});
show('14.4 table', plot.table(table144, { digits: 3 }));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Grey: the mean grey of the picture, everywhere. For $f$ between 0 and 1 the standard deviation is $f$ times what it was; above 1 it grows by less, as dark and light
// places are cut off.
//
// </details>

// %% [markdown]
// ## 14.5 The principal colours
//
// *F, "More complex": PCA of all [R, G, B] pixels of the training set, an offset along the principal directions, the same for all pixels of a picture (Krizhevsky et
// al., 2012).*
//
// $$x \leftarrow x + \sum_{i=1}^3 \alpha_i \lambda_i p_i, \qquad \alpha_i \sim \mathcal N(0, 0.1^2)$$
//
// where $p_i$ are the eigenvectors of the covariance of the pixels and $\lambda_i$ its eigenvalues. From scratch: multiply a vector by the covariance again and again,
// and it turns into the first direction.

// %%
const training = stack(names.map((name) => transforms.resize(scenes[name], 60)));
const pixels = training.transpose(0, 1).reshape([3, -1]).to('float64');
const centred = pixels.sub(pixels.mean({ dim: 1, keepdim: true }));
const covariance = centred.matmul(centred.T).div(pixels.shape[1]);
const { eigenvalues, eigenvectors } = linalg.eigh(covariance); // in ascending order
let first = tensor([1, 1, 1], { dtype: 'float64' }).reshape([3, 1]);
for (let i = 0; i < 100; i++) {
  const next = covariance.matmul(first);
  first = next.div(next.square().sum().sqrt());
}
const ownLambda = first.T.matmul(covariance).matmul(first).item();

// %%
const lambdas = eigenvalues.tolist() as number[];
const trace = lambdas.reduce((sum, one) => sum + one, 0);
const colours = [2, 1, 0].map((i, place) => {
  const [R, G, B] = eigenvectors.select(1, i).tolist() as number[];
  const direction = { direction: place + 1, R, G, B };
  const own = place === 0 ? ownLambda : null;
  const share = (100 * lambdas[i]) / trace;
  return { ...direction, λ: lambdas[i], 'share, %': share, 'λ, from scratch': own };
});
show('14.5 colours', plot.table(colours, { digits: 4 }));

// %% [markdown]
// **Predict:** α has a standard deviation of 0.1. With pixels from 0 to 1, is the offset along the first direction usually smaller or larger than 0.05?

// %%
const predicted145 = ''; // 'smaller' or 'larger'

// %%
/** How long the library's offsets are (rms), as a share of the range from black to white. */
function offsets(range: number): number {
  manualSeed(0);
  const pca = new transforms.PCAColor(training.mul(range));
  const x = training.select(0, 0).mul(range);
  const moved = Array.from({ length: 200 }, () => pca.forward(x).sub(x).mean([1, 2]));
  const squares = moved.map((offset) => offset.div(range).square().sum().item());
  return Math.sqrt(squares.reduce((sum, one) => sum + one, 0) / 200);
}
const scales145 = [1, 255].map((range) => ({
  'pixels from 0 to': range,
  '0.1 λ₁ / range': 0.1 * lambdas[2] * range,
  'drawn, all three: rms / range': offsets(range),
}));
show('14.5 scales', plot.table(scales145, { digits: 4 }), { predicted: predicted145 });

// %%
const directions = [2, 1, 0].map((i) =>
  eigenvectors.select(1, i).to('float32').reshape([3, 1, 1]),
);
const along = directions.map((p, k) => {
  const rows = [-0.3, -0.15, 0, 0.15, 0.3].map((by) => clipped(scenes['tree'].add(p.mul(by))));
  return [`along p${k + 1}, from −0.3 to 0.3`, small(rows, 76)] as const;
});
show('14.5 sheet', plot.image(Object.fromEntries(along), { ...zeroToOne, columns: 5 }));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Smaller: one or two hundredths of the range, hardly visible; the sheet shows offsets of 0.15 and 0.3, so that there is something to see. And a trap: $\lambda$ is a
// variance, so the same formula for pixels from 0 to 255 makes the offset, as a share of the range, 255 times as large: the picture is gone. The 0.1 makes
// sense for pixels from 0 to 1. The first direction is mostly light and dark: that a thing stays the same thing in another light is what this augmentation says.
//
// </details>

// %% [markdown]
// ## 14.6 Translation, rotation, stretching, shearing
//
// *F, "Get creative": "random mix/combinations of translation, rotation, stretching, shearing …".*
//
// All four are one formula. A pixel at $u$, measured from the middle, shows what was at $A^{-1}(u - b)$; between pixels the colours are interpolated.
//
// **Predict:** a shear by 20°. By which factor does it change areas?

// %%
const predicted146 = NaN; // a number: the factor, the determinant of A

// %%
const changes: { [name: string]: Parameters<typeof transforms.affine>[1] } = {
  'as it is': {},
  translation: { translate: [40, 20] },
  rotation: { angle: 20 },
  stretching: { scale: [1.3, 1] },
  shearing: { shear: 20 },
};
const moved146 = Object.values(changes).map((change) =>
  transforms.affine(scenes['letters'], change),
);
const sheet146 = { ...zeroToOne, columns: 5, labels: Object.keys(changes) };
show('14.6 sheet', plot.image(small(moved146), sheet146));

// %%
const degree = Math.PI / 180;
const matrices: { [name: string]: number[] } = {
  'as it is': [1, 0, 0, 1],
  translation: [1, 0, 0, 1],
  rotation: [cos(20 * degree), -sin(20 * degree), sin(20 * degree), cos(20 * degree)],
  stretching: [1.3, 0, 0, 1],
  shearing: [1, -sin(20 * degree) / cos(20 * degree), 0, 1],
};

// %%
/** The number at a place between pixels, interpolated; 0 outside of the picture. */
function between(plane: number[][], left: number, top: number): number {
  const at = (i: number, j: number) => plane[i]?.[j] ?? 0;
  const [q, p] = [Math.floor(left), Math.floor(top)];
  const [b, a] = [left - q, top - p];
  const above = (1 - b) * at(p, q) + b * at(p, q + 1);
  return (1 - a) * above + a * ((1 - b) * at(p + 1, q) + b * at(p + 1, q + 1));
}

// %%
/** What affine should give in the first channel: each pixel looked up by the formula. */
function lookedUp(x: Tensor, source: (u: number, v: number) => number[]): Tensor {
  const [, h, w] = x.shape;
  const plane = x.select(0, 0).tolist() as number[][];
  const rows = Array.from({ length: h }, (_, i) =>
    Array.from({ length: w }, (_, j) => {
      const [u, v] = source(j - (w - 1) / 2, i - (h - 1) / 2);
      return between(plane, u + (w - 1) / 2, v + (h - 1) / 2);
    }),
  );
  return tensor(rows);
}

// %%
const inverse = (name: string) => {
  const [a, b, c, d] = matrices[name];
  const determinant = a * d - b * c;
  const [right, down] = name === 'translation' ? [40, 20] : [0, 0];
  const source = (u: number, v: number) => [
    (d * (u - right) - b * (v - down)) / determinant,
    (a * (v - down) - c * (u - right)) / determinant,
  ];
  return { determinant, source };
};

// %%
const table146 = Object.keys(changes).map((name, i) => {
  const { determinant, source } = inverse(name);
  const own = lookedUp(scenes['letters'], source);
  const off = own.sub(moved146[i].select(0, 0)).abs().max().item();
  const [a, b, c, d] = matrices[name].map((entry) => entry.toFixed(3).replace('-', '−'));
  const A = `[${a}, ${b}; ${c}, ${d}]`;
  return { change: name, A, determinant, 'from scratch agrees': off < 1e-3 ? 'yes' : 'no' };
});
show('14.6 table', plot.table(table146, { digits: 3 }), { predicted: predicted146 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// 1: a shear moves each row sideways and changes no area; nor do translation and rotation. Stretching by 1.3 makes areas 1.3 times as large. What comes from outside of the
// picture is black.
//
// </details>

// %% [markdown]
// ## 14.7 Lens distortion
//
// *F, "lens distortions, … (go crazy)".*
//
// A cheap lens shows at the radius $r$, in units of half the diagonal, what was at $r\,(1 + k r^2)$ (Brown, 1966).
//
// **Predict:** with $k = 0.3$, which way do straight lines bend?

// %%
const predicted147 = ''; // 'barrel' (outwards) or 'pincushion' (inwards)

// %%
const wall = scenes['wall'];
const ks = [-0.3, -0.15, 0, 0.15, 0.3];
const bent = ks.map((k) => transforms.lensDistortion(wall, k));
const labels147 = ks.map((k) => `k = ${k}`.replace('-', '−'));
const sheet147 = { ...zeroToOne, columns: 5, labels: labels147 };
show('14.7 sheet', plot.image(small(bent), sheet147), { predicted: predicted147 });

// %%
const half = Math.sqrt(240 * 240 + 320 * 320) / 2;
const table147 = ks.map((k, i) => {
  const source = (u: number, v: number) => {
    const factor = 1 + (k * (u * u + v * v)) / (half * half);
    return [u * factor, v * factor];
  };
  const off = lookedUp(wall, source).sub(bent[i].select(0, 0)).abs().max().item();
  const at = (r: number) => r * (1 + k * r * r);
  const agrees = off < 1e-3 ? 'yes' : 'no';
  return { k, 'r = 0.5 shows': at(0.5), 'r = 1 shows': at(1), 'from scratch agrees': agrees };
});
show('14.7 table', plot.table(table147, { digits: 4 }));

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Outwards, as a barrel: the corners show what lies beyond the picture, so that all else is drawn closer to the middle, the more the further out it was. With $k < 0$ it is a pincushion.
//
// </details>

// %% [markdown]
// ## 14.8 Mixes
//
// *F: "Get creative for your problem! Random mix/combinations of …".*
//
// `Compose` applies changes one after the other; each draws its own numbers for each picture.
//
// **Predict:** how many different pictures can ResNet's patches and flips alone make of one picture of 4 : 3? Say how many digits the number has.

// %%
const predicted148 = NaN; // a number: the digits

// %%
const anyView = new transforms.RandomAffine({
  degrees: 15,
  translate: [0.1, 0.1],
  scale: [0.8, 1.2],
  stretch: [0.8, 1.25],
  shear: 15,
});

// %%
const mix = new transforms.Compose([
  new transforms.RandomHorizontalFlip(),
  anyView,
  new transforms.RandomLensDistortion({ most: 0.3 }),
  new transforms.ColorJitter({ brightness: 0.4, contrast: 0.4, saturation: 0.4 }),
]);
manualSeed(0);
const mixed = Array.from({ length: 12 }, () => mix.forward(scenes['boat']));
show('14.8 sheet', plot.image(small(mixed, 84), { ...zeroToOne, columns: 6 }));

// %%
const rangeOfL = Array.from({ length: 225 }, (_, i) => 256 + i);
const placesAt = (L: number) => (L - 223) * (Math.floor((4 * L) / 3) - 223);
const all148 = rangeOfL.reduce((sum, L) => sum + placesAt(L), 0);
const counted = [
  { what: 'sizes', number: rangeOfL.length },
  { what: 'places at L = 256', number: placesAt(256) },
  { what: 'places at L = 480', number: placesAt(480) },
  { what: 'patches of all sizes', number: all148 },
  { what: 'and mirrored', number: 2 * all148 },
];
show('14.8 count', plot.table(counted), { predicted: predicted148 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Eight: about 20 million. That is not 20 million *independent* pictures: neighbours differ by a pixel. The mix above has no end at all, and its worst pictures show where to
// stop: a change must leave what the label says.
//
// </details>

// %% [markdown]
// ## 14.9 What it gains
//
// *F shows the changes; what they gain is measured here (ours).*
//
// A net with one hidden layer learns two hundred pictures of clothes (Fashion-MNIST), cut to 24 × 24, with Adam, for 40 epochs: with nothing changed, with flips, or with
// flips and random crops; three starts each. The test is a thousand other pictures, twice: as they are, cut out of the middle; and moved, each cut out somewhere and half
// of them mirrored, as pictures are that nobody has arranged.
//
// **Predict:** on which of the two do crops and flips gain accuracy?

// %%
const predicted149 = ''; // 'both', 'only as they are', 'only moved' or 'neither'

// %%
const fashion = data.loadFashionMNIST();
const few = [fashion.train.x.narrow(0, 0, 200), fashion.train.y.narrow(0, 0, 200)] as const;
const middle = (x: Tensor) => transforms.centerCrop(x, 24);
const kinds: { [name: string]: (x: Tensor) => Tensor } = {
  nothing: middle,
  flips: (x) => new transforms.RandomHorizontalFlip().forward(middle(x)),
  'crops and flips': (x) =>
    new transforms.RandomHorizontalFlip().forward(new transforms.RandomCrop(24).forward(x)),
};
manualSeed(1);
const arranged = middle(fashion.test.x);
const moved149 = kinds['crops and flips'](fashion.test.x);

// %%
function learn(kind: string, seed: number): nn.Module {
  manualSeed(seed);
  const layers = [new nn.Linear(576, 64), new nn.ReLU(), new nn.Linear(64, 10)];
  const net = new nn.Sequential(new nn.Flatten(), ...layers);
  const adam = new optim.Adam(net.parameters(), { lr: 0.003 });
  const batches = new data.DataLoader(few, { batchSize: 50, shuffle: true });
  for (let epoch = 0; epoch < 40; epoch++)
    for (const [x, y] of batches) {
      const loss = functional.crossEntropy(net.forward(kinds[kind](x)), y);
      adam.zeroGrad();
      loss.backward();
      adam.step();
    }
  return net;
}

// %%
const seeds = [0, 1, 2];
const nets = mapValues(kinds, (_, kind) => seeds.map((seed) => learn(kind, seed)));
const right = (scores: Tensor) => scores.argmax(1).eq(fashion.test.y).mean().item();
const accuracies: { [group: string]: number[] } = {};
for (const [where, x] of Object.entries({ 'as they are': arranged, moved: moved149 }))
  for (const [kind, all] of Object.entries(nets))
    accuracies[`${where}: ${kind}`] = all.map((net) => noGrad(() => right(net.forward(x))));
const boxes = { yLabel: 'accuracy', xLabel: 'test: training' };
show('14.9 accuracy', plot.box(accuracies, boxes), { predicted: predicted149 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// Only on the moved pictures: there they gain 22 points in the mean of three starts. On those in the middle, where all of the training set stand, they *lose* 3. In PyTorch, over 20 other starts, 18 points are gained and 5 lost (`scripts/lessons/14-augmentation.py`). It is not only for want of
// training: after 200 epochs in place of 40 they are, in PyTorch, still 4 points behind on the pictures in the middle. Augmentation is knowledge about what the net will meet. Where the test set
// is arranged like the training set, there is little to gain.
//
// </details>

// %% [markdown]
// ## 14.10 Ten crops against one
//
// *F: "Testing: average a fixed set of crops".*
//
// The nets of 14.9 see each of the thousand test pictures once, cut out of the middle, or ten times, and the probabilities are averaged.
//
// **Predict:** for which nets is the mean of ten crops better than the one in the middle?

// %%
const predicted1410 = ''; // 'all', 'those that learned with crops and flips' or 'none'

// %%
/** The mean of the probabilities over ten crops. */
const overTen = (net: nn.Module) => {
  const crops = transforms.tenCrop(fashion.test.x, 24);
  const all = crops.map((crop) => net.forward(crop).softmax(1));
  return all.reduce((sum, p) => sum.add(p)).div(10);
};
const mean = (numbers: number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

// %%
const table1410 = Object.entries(nets).map(([learned, all]) => {
  const one = all.map((net) => noGrad(() => right(net.forward(arranged))));
  const ten = all.map((net) => noGrad(() => right(overTen(net))));
  const gains = { 'one crop': mean(one), 'ten crops': mean(ten), gain: mean(ten) - mean(one) };
  const better = ten.filter((accuracy, start) => accuracy > one[start]).length;
  return { 'learned with': learned, ...gains, 'starts that gain, of 3': better };
});
show('14.10 table', plot.table(table1410, { digits: 3 }), { predicted: predicted1410 });

// %% [markdown]
// <details><summary>The finding, and the answer to the prediction</summary>
//
// For those that learned with crops and flips, and only just: 0.8 points in the mean of three starts, of which one loses. Three starts would be too few to say so; in
// PyTorch the means of 20 are 0.679 with one crop and 0.688 with ten, and after 200 epochs 0.693 and 0.721. The other nets have never seen a coat at the edge, where most of the crops are, and lose 14 to 19
// points. Averaging in the test is the other half of the noise in training, not a trick by itself.
//
// </details>
//
// <details><summary>The same in PyTorch</summary>
//
// ```python
// import json
// import math
// import torch
// from torch.nn.functional import grid_sample, interpolate
//
// def sine(c, i, j):
//     return 0.5 + 0.4 * math.sin(1 + c + 0.9 * i + 0.5 * j)
//
// small = torch.tensor([[[sine(c, i, j) for j in range(16)] for i in range(12)] for c in range(3)])
//
// def resized(x, short):
//     _, h, w = x.shape
//     size = (short, short * w // h)
//     return interpolate(x[None], size=size, mode='bilinear', antialias=True, align_corners=False)[0]
//
// def brightness(x, f):
//     return (f * x).clamp(0, 1)
//
// def contrast(x, f):
//     grey = (0.2989 * x[0] + 0.587 * x[1] + 0.114 * x[2]).mean()
//     return (f * x + (1 - f) * grey).clamp(0, 1)
//
// def warped(x, source):
//     _, h, w = x.shape
//     v, u = torch.meshgrid(torch.arange(h) - (h - 1) / 2, torch.arange(w) - (w - 1) / 2, indexing='ij')
//     across, down = source(u, v)
//     grid = torch.stack([across / ((w - 1) / 2), down / ((h - 1) / 2)], dim=-1)
//     return grid_sample(x[None], grid[None].float(), align_corners=True, padding_mode='zeros')[0]
//
// def affine(x, degrees, translate, scale):
//     a = math.radians(degrees)
//     A = torch.tensor([[math.cos(a), -math.sin(a)], [math.sin(a), math.cos(a)]], dtype=torch.float64)
//     A = A @ torch.diag(torch.tensor(scale, dtype=torch.float64))  # first stretched, then turned, then moved
//     back = torch.linalg.inv(A)
//     def source(u, v):
//         right, down = u - translate[0], v - translate[1]
//         return back[0, 0] * right + back[0, 1] * down, back[1, 0] * right + back[1, 1] * down
//     return warped(x, source)
//
// def lens(x, k):
//     _, h, w = x.shape
//     unit = (h * h + w * w) / 4
//     return warped(x, lambda u, v: (u * (1 + k * (u * u + v * v) / unit), v * (1 + k * (u * u + v * v) / unit)))
//
// changed = {
//     'flip': small.flip(-1),
//     'resized to 8': resized(small, 8),
//     'resized to 20': resized(small, 20),
//     'brightness': brightness(small, 1.5),
//     'contrast': contrast(small, 1.5),
//     'affine': affine(small, 20, (2, 1), (1.3, 1.0)),
//     'lens': lens(small, 0.3),
// }
//
// def probes(x):
//     _, h, w = x.shape
//     places = [x[0, 1, 2], x[2, h - 3, w - 4], x[1, h // 2, w // 2]]
//     return {'size': [h, w], 'mean': x.mean().item(), 'places': [place.item() for place in places]}
//
// print(json.dumps({name: probes(x) for name, x in changed.items()}))
// ```
//
// A small picture of sines, changed by the same formulas. Here are the library's numbers; they are the same to six digits.
//
// </details>

// %%
const sines = tensor(
  [0, 1, 2].map((c) =>
    Array.from({ length: 12 }, (_, i) =>
      Array.from({ length: 16 }, (_, j) => 0.5 + 0.4 * sin(1 + c + 0.9 * i + 0.5 * j)),
    ),
  ),
);

// %%
const changed: { [name: string]: Tensor } = {
  flip: transforms.hflip(sines),
  'resized to 8': transforms.resize(sines, 8),
  'resized to 20': transforms.resize(sines, 20),
  brightness: transforms.adjustBrightness(sines, 1.5),
  contrast: transforms.adjustContrast(sines, 1.5),
  affine: transforms.affine(sines, { angle: 20, translate: [2, 1], scale: [1.3, 1] }),
  lens: transforms.lensDistortion(sines, 0.3),
};
// %%
const probes = Object.entries(changed).map(([change, x]) => {
  const [, h, w] = x.shape;
  const at = (c: number, i: number, j: number) =>
    x.select(0, c).select(0, i).select(0, j).item();
  const corners = { 'upper left': at(0, 1, 2), 'lower right': at(2, h - 3, w - 4) };
  return {
    change,
    size: `${h} × ${w}`,
    mean: x.mean().item(),
    ...corners,
    middle: at(1, h / 2, w / 2),
  };
});
show('14 PyTorch', plot.table(probes, { digits: 6 }));

// %% [markdown]
// ## Summary
//
// | change | says | formula |
// |---|---|---|
// | flip | left and right do not matter | $j \to W - 1 - j$ |
// | crops, scales | place and size do not matter | L from [256, 480], 224 × 224 |
// | contrast, brightness | the light does not matter | $fx + (1 - f)\bar g$, $fx$ |
// | colour offset | the colour of the light does not matter | $\sum \alpha_i \lambda_i p_i$ |
// | affine | the view does not matter | $A^{-1}(u - b)$ |
// | lens | the camera does not matter | $r(1 + kr^2)$ |
//
// In the test the same is averaged: ten crops. It gains where the pictures to come differ as the changes do.

// %% [markdown]
// ## Exercises
//
// Give your results the names that stand in the cells, and call `check`: it says which of them are right, and names a usual mistake
// where it sees one. This is what it says of wrong numbers:

// %%
import { check } from 'lectern/lesson';
import { display } from 'lectern/notebook';

display(check('14.1', { share: 1, places: 1 }));

// %% [markdown]
// **1.** A *square* picture at L = 300. What percentage of its area does a patch of 224 × 224 show? At how many places can it lie?

// %%
// your code
// const share = …;
// const places = …;
// check('14.1')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 55.75 and 5929.
//
// </details>
// <details><summary>Solution</summary>
//
// $224^2/300^2$; and $77^2$: the upper left corner can lie in the rows 0 to 76, which are 77.
//
// </details>
//
// **2.** A picture of 3 : 4, higher than wide, at the scales 224, 256 and 640, ten crops each. How many different pictures are there at each scale? (`drawScene` gives 4 : 3;
// `x.transpose(1, 2)` lays it on its side.)

// %%
// your code
// const differing = […, …, …];
// check('14.2')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 6, 10 and 10.
//
// </details>
// <details><summary>Solution</summary>
//
// `different(tenOf(photo.transpose(1, 2), S))`. At 224 it is as wide as the crop: both upper corners are one crop, and both lower ones; with the centre and mirrored that is 6.
//
// </details>
//
// **3.** First a rotation by 30°, then a stretch by 1.5 to the side. What is the matrix of both together, row by row? And if the stretch comes first?

// %%
// your code
// const turnedFirst = […, …, …, …];
// const stretchedFirst = […, …, …, …];
// check('14.3')

// %% [markdown]
// <details><summary>Numbers to compare with</summary>
//
// 1.299, −0.75, 0.5, 0.866; and 1.299, −0.5, 0.75, 0.866.
//
// </details>
// <details><summary>Solution</summary>
//
// What comes later stands on the left: $SR$ has $1.5\cos 30°$ and $-1.5 \sin 30°$ in its first row, $RS$ has $1.5 \cos 30°$ and $1.5 \sin 30°$ in its first column.
//
// </details>

// %% [markdown]
// ## Papers
//
// - A. Krizhevsky, I. Sutskever, G. Hinton: [ImageNet classification with deep convolutional neural networks](https://papers.nips.cc/paper/4824), 2012. Flips, crops, ten crops, colour offsets.
// - K. He, X. Zhang, S. Ren, J. Sun: [Deep residual learning](https://arxiv.org/abs/1512.03385), 2015. Section 3.4: training with scales, and what was done in the test.
// - K. Simonyan, A. Zisserman: [Very deep convolutional networks](https://arxiv.org/abs/1409.1556), 2014. A net as a convolution over the whole picture.
// - D. Brown: *Decentering distortion of lenses*, 1966.
// - C. Shorten, T. Khoshgoftaar: [A survey on image data augmentation](https://doi.org/10.1186/s40537-019-0197-0), 2019.
//
// [The course](00-course.ipynb) · next: [15 Training loops](15-training-loops.ipynb)
