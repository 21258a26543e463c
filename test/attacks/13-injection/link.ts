// Fails with a link of Markdown that runs a script.
// aims: injects
// here: javascript:alert(1)

// %% answer="q1"
throw new Error('[2 of 2 points](javascript:alert(1))');
