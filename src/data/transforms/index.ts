/** Changes of images: functions that do as they are told, and classes that draw something new for each image. */
export { adjustBrightness, adjustContrast, adjustSaturation } from './colour.js';
export {
  type AffineOptions,
  affine,
  centerCrop,
  crop,
  fiveCrop,
  hflip,
  lensDistortion,
  pad,
  resize,
  tenCrop,
  vflip,
} from './geometry.js';
export {
  ColorJitter,
  Compose,
  type JitterOptions,
  PCAColor,
  RandomAffine,
  type RandomAffineOptions,
  RandomCrop,
  RandomHorizontalFlip,
  RandomLensDistortion,
  ScaleJitterCrop,
  Transform,
} from './random.js';
