// Has an error whose name is a formula for a spreadsheet.
// aims: injects
// here: =HYPERLINK

// %% answer="q1"
throw Object.assign(new Error('"http://example.org")'), { name: '=HYPERLINK(' });
