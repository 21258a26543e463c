// Places in the kernels' memory.

import { messages } from '../messages.js';
import { copyOf, free, reserve } from './wasm.js';

/** Hands out places, one behind the other. */
export class Desk {
  private readonly space: Float32Array;
  private readonly room: number;
  private next = 0;

  /** @param length how many float32 numbers there is room for; two more for each place are added */
  constructor(length: number, reserveRoom: (length: number) => Float32Array = reserve) {
    this.room = length + 64;
    this.space = reserveRoom(this.room);
  }

  /** The address of a place for `length` float32 numbers, filled with those given. */
  place(length: number, numbers?: ArrayLike<number>): number {
    const start = this.next;
    this.next += length + (length & 1); // float64 stand at even places
    if (this.next > this.room) throw new RangeError(messages.noRoom()); // a kernel would write over what is behind
    if (numbers) this.space.set(numbers, start);
    return free + 4 * start;
  }

  /** The address of a place with whole numbers. */
  integers(numbers: Int32Array): number {
    const address = this.place(numbers.length);
    new Int32Array(this.space.buffer, address, numbers.length).set(numbers);
    return address;
  }

  floats(address: number, length: number): Float32Array {
    return copyOf(this.space, (address - free) / 4, length);
  }

  doubles(address: number, length: number): Float64Array {
    return new Float64Array(this.space.buffer, address, length).slice();
  }
}
