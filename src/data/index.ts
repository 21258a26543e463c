/** Data sets, batches, and what is done to data before a net sees them. */
export { type Collated, defaultCollate } from './collate.js';
export { type CollateOptions, DataLoader, type DataLoaderOptions, type Sample } from './data-loader.js';
export { ConcatDataset, Dataset, Subset, TensorDataset } from './dataset.js';
export { type CenterOptions, Normalize, PCA, type PCAOptions, Whiten, ZeroCenter } from './preprocessing.js';
export { randomSplit } from './random-split.js';
export {
  BatchSampler,
  type BatchSamplerOptions,
  RandomSampler,
  type RandomSamplerOptions,
  type Sampler,
  SequentialSampler,
  SubsetRandomSampler,
  WeightedRandomSampler,
  type WeightedRandomSamplerOptions,
} from './samplers.js';
export { loadDigits } from './sets/bundled.js';
export { cifarClasses, loadCIFAR10 } from './sets/cifar10.js';
export { fashionClasses, loadFashionMNIST } from './sets/fashion-mnist.js';
export { loadIdx } from './sets/idx.js';
export { makeImageSplit, makeImages } from './sets/images.js';
export type { DataSplit, Labelled } from './sets/labelled.js';
export { makeMNIST1D } from './sets/mnist-1d.js';
export { type ChannelOptions, type Modulation, SymbolChannel } from './sets/symbols.js';
export {
  type BlobOptions,
  makeBlobs,
  makeCircles,
  makeMoons,
  makeSpirals,
  makeXor,
  type ToyOptions,
} from './sets/toys.js';
export { type SplitOptions, trainTestSplit } from './split.js';
export * as transforms from './transforms/index.js';
