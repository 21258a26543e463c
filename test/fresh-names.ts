// Each test is a notebook that begins: names have had no looks before.

import { beforeEach } from 'vitest';
import { forgetNames } from '../src/plot/series.js';

beforeEach(forgetNames);
