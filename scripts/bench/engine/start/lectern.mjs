// From nothing to the first result.

import { tensor } from 'lectern';

const a = tensor([
  [1, 2],
  [3, 4],
]);
console.log(a.matmul(a).tolist());
