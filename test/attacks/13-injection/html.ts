// Fails with a page that runs a script.
// aims: injects
// here: <script>alert(1)</script>

// %% answer="q1"
throw new Error('<script>alert(1)</script>');
