// Fails with a text that is read from right to left, and letters that take no room.
// aims: injects
// here: stnuop

// %% answer="q1"
function deviation() {
  throw new Error('\u202estnuop 2\u200b\u2066');
}
