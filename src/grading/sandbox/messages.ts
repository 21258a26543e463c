// What is said of sandboxes.

export const messages = {
  noName: (name: string) => `there is no ${name} in lectern that could be forbidden`,
  forbidden: (name: string) => `${name} may not be used in this question; write it yourself`,
  noProgram: (name: string) =>
    `the program ${name} is not to be found; install it (Debian: apt install ${packageOf(name)})`,
  otherSystem: (platform: string) =>
    `students' code is isolated by Linux' namespaces, and this system is ${platform}; mark on Linux, or in a virtual machine with it`,
  noBubblewrap: "bubblewrap, which isolates students' code, is not installed (Debian, Ubuntu: apt install bubblewrap)",
  appArmor: `AppArmor keeps programs from making user namespaces (kernel.apparmor_restrict_unprivileged_userns=1). Allow it for bubblewrap:
  put this into /etc/apparmor.d/bwrap, then run: apparmor_parser -r /etc/apparmor.d/bwrap
    abi <abi/4.0>,
    include <tunables/global>
    profile bwrap /usr/bin/bwrap flags=(unconfined) {
      userns,
    }`,
  noUserNamespaces: (setting: string) =>
    `user namespaces are turned off on this machine; turn them on: sysctl -w ${setting}`,
  container: `this is a container that allows no user namespaces; start it with
  docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined …`,
  refused: (said: string) => `bubblewrap cannot make a sandbox here: ${said}`,
  otherwise: (root: boolean) =>
    root
      ? "Where that cannot be, --isolation user runs students' code as a user of its own: a weaker isolation, which reports will say."
      : "Where that cannot be, run the marker as root with --isolation user: students' code then runs as a user of its own, a weaker isolation, which reports will say.",
  noSlots: (n: number, free: number) =>
    `--workers ${n} needs as many users of their own, and other markers on this machine leave ${free}`,
  userNeedsRoot: "--isolation user runs students' code as other users, which only root can; run the marker as root",
};

const packageOf = (program: string): string =>
  program === 'bwrap' ? 'bubblewrap' : program === 'prlimit' ? 'util-linux' : program;
