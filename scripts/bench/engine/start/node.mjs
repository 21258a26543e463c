// Node alone: what every other start is compared with.

console.log([7, 10, 15, 22]);
