// Gives an empty list: none of its numbers is wrong.
// aims: marks
// here: found a list of 0

// %% answer="q5"
function scaled() {
  return [];
}
