// Options of V8, for the process and all its threads.

import { versions } from 'node:process';
import { setFlagsFromString } from 'node:v8';

// V8 makes machine code of a function once it has run for a while. Most of the compiler's functions run now and then, for
// which the time to optimise them is lost: waiting four times as long halves a kernel's start, and no loop is slower for it.
// V8 from 12 on (Node 22) counts calls instead: it has no such option, and would say so on stderr.
if (Number.parseInt(versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=250000');
