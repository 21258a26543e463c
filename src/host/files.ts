// Files on the disk, and those that come with the package.

export * from './node/files.js';
