import { mistakesIn } from './mutations.js';

mistakesIn('11-second-order');
