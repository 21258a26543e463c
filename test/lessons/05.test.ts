import { mistakesIn } from './mutations.js';

mistakesIn('05-babysitting');
