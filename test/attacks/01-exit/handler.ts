// Fails while it is loaded, and lets a handler say that all went well.
// aims: marks
// here: this is not checked

// %% answer="q1"
process.on('exit', () => process.kill(process.pid, 0) && (process as any).reallyExit(0));
throw new Error('this is not checked');
