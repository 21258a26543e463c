export { cholesky, det, eigh, inv, qr, solve, svd } from './linalg.js';
