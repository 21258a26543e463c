import { mistakesIn } from './mutations.js';

mistakesIn('02-preprocessing');
