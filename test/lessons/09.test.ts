import { mistakesIn } from './mutations.js';

mistakesIn('09-adaptive-methods');
