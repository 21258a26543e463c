import { mistakesIn } from './mutations.js';

mistakesIn('06-hyperparameters');
