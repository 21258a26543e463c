// Runs a job in a worker.

new Worker(new URL('run.mjs', import.meta.url) + new URL(import.meta.url).search, { type: 'module' });
