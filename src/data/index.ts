/** Data sets, batches, and what is done to data before a net sees them. */
export { DataLoader, type DataLoaderOptions } from './data-loader.js';
export { Normalize, PCA, Whiten, ZeroCenter } from './preprocessing.js';
export {
  type BlobOptions,
  type Labelled,
  makeBlobs,
  makeCircles,
  makeMoons,
  makeSpirals,
  makeXor,
  type ToyOptions,
} from './toys.js';
