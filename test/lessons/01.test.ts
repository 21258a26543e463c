import { mistakesIn } from './mutations.js';

mistakesIn('01-activations');
