// Breaks the process down.
// aims: ends
// here: broke down

// %% answer="q1"
process.abort();
