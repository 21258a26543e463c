import { mistakesIn } from './mutations.js';

mistakesIn('12-beyond-training-error');
