// What is said of sandboxes.

export const messages = {
  noName: (name: string) => `there is no ${name} in lectern that could be forbidden`,
  forbidden: (name: string) => `${name} may not be used in this question; write it yourself`,
  noProgram: (name: string) =>
    `the program ${name} is not to be found; install it (Debian: apt install ${packageOf(name)})`,
};

const packageOf = (program: string): string =>
  program === 'bwrap' ? 'bubblewrap' : program === 'prlimit' ? 'util-linux' : program;
