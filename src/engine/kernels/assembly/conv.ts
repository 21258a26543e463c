// Convolution of float32 images: matrix products whose right factor, the patches of an image, is packed straight from the
// image. A patch's number k, at place p of the output, stands at offset kOffsets[k] + pOffsets[p] of the padded image.

import { narrowTiles, PANEL, PANEL_BYTES, turn, wideTiles } from './matmul';

const F: usize = 4;

/** Where the numbers of a plan stand, which all blocks share: see ../conv.ts. */
const enum Plan {
  out, window, places, channels, height, width, top, left, paddedHeight, paddedWidth, down, across, imagesOfBlock, images,
  kOffsets, pOffsets,
}

// @ts-ignore: decorator
@inline
function read(plan: usize, at: Plan): i32 {
  return load<i32>(plan + F * at);
}

/** The numbers of a padded image, and what a vector may reach beyond. */
function paddedBytes(plan: usize): usize {
  return <usize>(read(plan, Plan.channels) * read(plan, Plan.paddedHeight) * read(plan, Plan.paddedWidth) + 16) * F;
}

/**
 * Convolves some images (block `block` of them): y [out × places] = weight [out × window] · patches + bias, where bias may
 * be 0 for none. Each block works at its own place behind `scratch`.
 */
export function conv2d(plan: usize, x: usize, weight: usize, bias: usize, y: usize, scratch: usize, block: i32): void {
  const outs = read(plan, Plan.out), window = read(plan, Plan.window), places = read(plan, Plan.places);
  const images = read(plan, Plan.imagesOfBlock);
  const imageBytes = <usize>(read(plan, Plan.channels) * read(plan, Plan.height) * read(plan, Plan.width)) * F;
  const kOffsets = <usize>read(plan, Plan.kOffsets), pOffsets = <usize>read(plan, Plan.pOffsets);
  const panel = scratch + <usize>block * (PANEL_BYTES + paddedBytes(plan));
  const padded = panel + PANEL_BYTES;
  for (let i = 0; i < images; i++) {
    const n = block * images + i;
    if (n >= read(plan, Plan.images)) return;
    spread(plan, x + <usize>n * imageBytes, padded);
    const to = y + <usize>(n * outs * places) * F;
    for (let q = 0; q < window; q += PANEL) {
      const height = min(PANEL, window - q);
      const a = weight + <usize>q * F;
      let j = 0;
      for (; j + 16 <= places; j += 16) {
        pack(padded, panel, kOffsets + <usize>q * F, height, pOffsets + <usize>j * F);
        wideTiles(a, <usize>window * F, F, panel, height, to + <usize>j * F, places, q, outs);
      }
      for (; j < places; j += 4) {
        const width = min(4, places - j);
        packNarrow(padded, panel, kOffsets + <usize>q * F, height, pOffsets + <usize>j * F, width);
        narrowTiles(a, <usize>window * F, F, panel, height, to + <usize>j * F, places, q, outs, width);
      }
    }
    if (bias != 0) addBias(to, bias, outs, places);
  }
}

/**
 * The gradient of the weight, from some images: z [out × window] = Σ g [out × places] · patchesᵀ, summed place by place, one
 * image after the other; each block has its own z.
 */
export function conv2dWeight(plan: usize, x: usize, g: usize, z: usize, scratch: usize, block: i32): void {
  const outs = read(plan, Plan.out), window = read(plan, Plan.window), places = read(plan, Plan.places);
  const images = read(plan, Plan.imagesOfBlock);
  const imageBytes = <usize>(read(plan, Plan.channels) * read(plan, Plan.height) * read(plan, Plan.width)) * F;
  const kOffsets = <usize>read(plan, Plan.kOffsets), pOffsets = <usize>read(plan, Plan.pOffsets);
  const panel = scratch + <usize>block * (PANEL_BYTES + paddedBytes(plan));
  const padded = panel + PANEL_BYTES;
  const to = z + <usize>(block * outs * window) * F;
  for (let i = 0; i < images; i++) {
    const n = block * images + i;
    if (n >= read(plan, Plan.images)) return;
    spread(plan, x + <usize>n * imageBytes, padded);
    for (let q = 0; q < places; q += PANEL) {
      const height = min(PANEL, places - q);
      const a = g + <usize>(n * outs * places + q) * F;
      const first = i + q; // 0 for the first panel, whose sums start from nothing
      let j = 0;
      for (; j + 16 <= window; j += 16) {
        packTurned(padded, panel, kOffsets + <usize>j * F, pOffsets + <usize>q * F, height);
        wideTiles(a, <usize>places * F, F, panel, height, to + <usize>j * F, window, first, outs);
      }
      for (; j < window; j += 4) {
        const width = min(4, window - j);
        packNarrow(padded, panel, pOffsets + <usize>q * F, height, kOffsets + <usize>j * F, width);
        narrowTiles(a, <usize>places * F, F, panel, height, to + <usize>j * F, window, first, outs, width);
      }
    }
  }
}

/** The image among zeros, its neighbours `down` and `across` apart. */
function spread(plan: usize, from: usize, to: usize): void {
  const channels = read(plan, Plan.channels), height = read(plan, Plan.height), width = read(plan, Plan.width);
  const rowBytes = <usize>read(plan, Plan.paddedWidth) * F;
  const planeBytes = <usize>read(plan, Plan.paddedHeight) * rowBytes;
  const down = <usize>read(plan, Plan.down) * rowBytes;
  const across = <usize>read(plan, Plan.across) * F;
  memory.fill(to, 0, paddedBytes(plan));
  to += <usize>read(plan, Plan.top) * rowBytes + <usize>read(plan, Plan.left) * F;
  for (let c = 0; c < channels; c++, to += planeBytes) {
    let row = to;
    for (let i = 0; i < height; i++, row += down, from += <usize>width * F) {
      if (across == F) memory.copy(row, from, <usize>width * F);
      else for (let j = 0; j < width; j++) store<f32>(row + <usize>j * across, load<f32>(from + <usize>j * F));
    }
  }
}

/** 16 places of some rows of the patches, one row behind the other. */
function pack(padded: usize, to: usize, rows: usize, height: i32, places: usize): void {
  const start = padded + <usize>load<i32>(places) * F;
  const together = load<i32>(places, 60) - load<i32>(places) == 15;
  for (const end = rows + <usize>height * F; rows < end; rows += F, to += 16 * F) {
    const row = <usize>load<i32>(rows) * F;
    if (together) {
      const from = start + row;
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
      v128.store(to, v128.load(from, 32), 32);
      v128.store(to, v128.load(from, 48), 48);
    } else for (let i: usize = 0; i < 16 * F; i += F) store<f32>(to + i, load<f32>(padded + row + <usize>load<i32>(places + i) * F));
  }
}

/** Some places of 16 rows of the patches, one place behind the other. */
function packTurned(padded: usize, to: usize, rows: usize, places: usize, height: i32): void {
  let p = 0;
  for (; p + 4 <= height; p += 4, places += 4 * F, to += 64 * F) {
    if (load<i32>(places, 12) - load<i32>(places) == 3) {
      const from = padded + <usize>load<i32>(places) * F;
      for (let i: usize = 0; i < 16 * F; i += 4 * F)
        turn(
          to + i,
          v128.load(from + <usize>load<i32>(rows + i) * F),
          v128.load(from + <usize>load<i32>(rows + i, 4) * F),
          v128.load(from + <usize>load<i32>(rows + i, 8) * F),
          v128.load(from + <usize>load<i32>(rows + i, 12) * F),
        );
    } else for (let k: usize = 0; k < 4; k++) packPlace(padded + <usize>load<i32>(places + k * F) * F, to + k * 16 * F, rows);
  }
  for (; p < height; p++, places += F, to += 16 * F) packPlace(padded + <usize>load<i32>(places) * F, to, rows);
}

function packPlace(from: usize, to: usize, rows: usize): void {
  for (let i: usize = 0; i < 16 * F; i += F) store<f32>(to + i, load<f32>(from + <usize>load<i32>(rows + i) * F));
}

/** Up to four columns in rows of four, the rest zeros. */
function packNarrow(padded: usize, to: usize, rows: usize, height: i32, columns: usize, width: i32): void {
  for (const end = rows + <usize>height * F; rows < end; rows += F, to += 4 * F) {
    const from = padded + <usize>load<i32>(rows) * F;
    v128.store(to, f32x4.splat(0));
    for (let i: usize = 0; i < <usize>width * F; i += F) store<f32>(to + i, load<f32>(from + <usize>load<i32>(columns + i) * F));
  }
}

function addBias(y: usize, bias: usize, outs: i32, places: i32): void {
  for (let o = 0; o < outs; o++, bias += F) {
    const b = load<f32>(bias);
    for (const end = y + <usize>places * F; y < end; y += F) store<f32>(y, load<f32>(y) + b);
  }
}
