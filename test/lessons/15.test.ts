import { mistakesIn } from './mutations.js';

mistakesIn('15-training-loops');
