// Gives an object with names that are commands.
// aims: injects
// here: expected one with

// %% answer="q3"
function summary() {
  throw Object.assign(new Error('expected one with'), { name: '\u202e@SUM' });
}
