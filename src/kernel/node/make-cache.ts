// Run when the kernel is installed, with the kernel's own options: a compiler that V8 has compiled once starts sooner.

import './flags.js';
import { isKept } from './typescript.js';

if (!isKept()) await import('./keep-compiler.js');
