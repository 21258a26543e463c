import { mistakesIn } from './mutations.js';

mistakesIn('07-gradient-descent');
