// Does not close a text.
// aims: ends
// here: line 1: Unterminated string literal

// %% answer="q1"
const x = 'abc;
