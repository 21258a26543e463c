// Constants stand in memory: the compilers of today build a constant vector anew each time they meet one.

/** The float32 or int32 at place `i` of a table, in each lane. */
// @ts-ignore: decorator
@inline
export function at(table: usize, i: i32): v128 {
  return v128.load32_splat(table + 4 * i);
}

/** The float64 at place `i` of a table, in both lanes. */
// @ts-ignore: decorator
@inline
export function at64(table: usize, i: i32): v128 {
  return v128.load64_splat(table + 8 * i);
}
