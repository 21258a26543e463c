// Gives a picture in the place of a number.
// aims: marks
// here: found an object

// %% answer="q1"
function deviation() {
  return { [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<script>alert(1)</script>' }) };
}
