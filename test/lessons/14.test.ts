import { mistakesIn } from './mutations.js';

mistakesIn('14-augmentation');
