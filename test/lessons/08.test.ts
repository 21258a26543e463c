import { mistakesIn } from './mutations.js';

mistakesIn('08-momentum');
