// Shows a password that stands in the environment.
// aims: leaks
// here: nothing found

// %% answer="q1"
throw new Error(process.env['TOKEN'] ?? 'nothing found');
