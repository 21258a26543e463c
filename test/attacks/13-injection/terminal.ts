// Fails with commands for a terminal: it is cleared, and a link put over a text.
// aims: injects
// here: click

// %% answer="q1"
throw new Error('\x1b[2J\x1b]8;;http://example.org\x07click\x1b]8;;\x07');
