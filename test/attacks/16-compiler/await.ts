// Waits for ever while it is loaded.
// aims: ends
// here: a promise that is never settled

// %% answer="q1"
await new Promise(() => {});
