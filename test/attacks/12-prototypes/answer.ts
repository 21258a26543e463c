// Gives an object with a property __proto__.
// aims: marks
// here: expected one with

// %% answer="q3"
function summary() {
  return JSON.parse('{"__proto__": {}}');
}
