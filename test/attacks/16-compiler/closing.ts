// Closes the function that it is put into.
// aims: ends
// here: line 1:

// %% answer="q1"
}; process.exit(0); {
function deviation() {
  return 0;
}
