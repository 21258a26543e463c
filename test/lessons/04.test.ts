import { mistakesIn } from './mutations.js';

mistakesIn('04-normalization');
