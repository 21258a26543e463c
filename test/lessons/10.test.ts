import { mistakesIn } from './mutations.js';

mistakesIn('10-schedules');
