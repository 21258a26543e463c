// Fails with a text of 30 million letters.
// aims: breaks
// here: aaaa

// %% answer="q1"
function deviation() {
  throw new Error('a'.repeat(3e7));
}
