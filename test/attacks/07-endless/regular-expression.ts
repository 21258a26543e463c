// Matches an expression that tries 2⁴⁰ ways.
// aims: hangs
// here: it took longer than 2 s of computing

// %% answer="q1"
function deviation() {
  return /^(a+)+$/.test(`${'a'.repeat(40)}b`) ? 1 : 0;
}
