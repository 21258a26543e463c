// Calls a server of the machine.
// aims: leaks
// here: nothing found

// %% answer="q1"
async function deviation() {
  const text = await fetch('http://listener.example').then((answer) => answer.text(), () => 'nothing found');
  throw new Error(text);
}
