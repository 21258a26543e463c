// Begins with a command of another kernel.
// aims: ends
// here: line 1:

// %% answer="q1"
%%bash
rm -rf ~
