// Names another program that is to run it.
// aims: ends
// here: Error: | line 1:

// %% answer="q1"
#!/bin/sh
function deviation() {
  return 0;
}
