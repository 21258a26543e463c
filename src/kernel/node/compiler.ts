// Imported first by what uses the compiler: then `typescript` is the quick one for all modules.

import { loadTypeScript } from './typescript.js';

export const ts = loadTypeScript();
