// Gives a list of 10¹⁵ numbers that it does not have.
// aims: hangs
// here: it took more than 1024 MB of memory | it took longer than 2 s of computing | broke down | Error | far larger

// %% answer="q5"
function scaled() {
  return new Proxy([], { get: (_, name) => (name === 'length' ? 1e15 : Reflect.get([] as object, name) ?? Number.NaN), has: () => true });
}
