// Unpacks 4 GB from 4 MB.
// aims: hangs
// here: it took longer than 2 s of computing | it took more than 1024 MB of memory | broke down

// %% answer="q1"
import { deflateSync, inflateSync } from 'node:zlib';
function deviation() {
  const packed = deflateSync(Buffer.alloc(1e8));
  for (;;) inflateSync(packed);
}
