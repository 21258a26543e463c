import { mistakesIn } from './mutations.js';

mistakesIn('13-regularization');
