import { mistakesIn } from './mutations.js';

mistakesIn('03-weight-initialization');
