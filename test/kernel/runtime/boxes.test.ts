import { describe, expect, test } from 'vitest';
import { asWritten, Boxes } from '../../../src/kernel/runtime/boxes.js';
import { declaring } from '../../../src/kernel/session/compiled.js';

const { plain, fresh, kept, reset } = declaring;

/** A notebook in which `x` is 1. */
function withX(): Boxes {
  const boxes = new Boxes();
  boxes.declare('x', fresh).v = 1;
  return boxes;
}

describe('a name', () => {
  test('that nobody has declared is what is global, or an error', () => {
    const { box } = new Boxes();
    const boxes = new Boxes();
    expect(box.call(boxes, 'Math').v).toBe(Math);
    expect(() => boxes.box('x').v).toThrow(new ReferenceError('x is not defined'));
    expect([boxes.box('Math').u, boxes.box('x').u]).toEqual([Math, undefined]);
    expect(boxes.box('x')).toBe(boxes.box('x'));
  });

  test.each([
    ['plain', plain],
    ['fresh', fresh],
  ])('that is declared, %s, and has no value yet, cannot be read, though it be global', (_, how) => {
    const box = new Boxes().declare('Math', how);
    expect(() => box.v).toThrow(new ReferenceError("Cannot access 'Math' before initialization"));
  });

  test.each([
    ['plain', plain, 1],
    ['kept', kept, 1],
    ['reset', reset, undefined],
  ])('that is declared again, %s, begins with a value: %s', (_, how, value) => {
    expect(withX().declare('x', how).v).toBe(value);
  });

  test('that is declared afresh has no value; one that was kept begins with undefined', () => {
    expect(withX().declare('x', fresh).hasValue).toBe(false);
    const box = new Boxes().declare('x', kept);
    expect([box.hasValue, box.v]).toEqual([true, undefined]);
  });

  test('stands in the list as soon as it has a value', () => {
    const boxes = withX();
    boxes.declare('y', fresh);
    boxes.box('z');
    expect(boxes.names).toEqual(['x']);
    expect(['x', 'y', 'z', 'w'].map((name) => boxes.has(name))).toEqual([true, false, false, false]);
    boxes.clear();
    expect(boxes.names).toEqual([]);
    expect(() => boxes.box('y').v).toThrow('y is not defined');
  });
});

describe('a cell that fails', () => {
  test('gives back the names to which it gave no value', () => {
    const boxes = withX();
    boxes.declare('kept', fresh).v = 2;
    const formers = boxes.before(['x', 'kept', 'y', 'z']);
    for (const name of ['x', 'kept', 'y', 'z']) boxes.declare(name, fresh);
    boxes.box('kept').v = 3;
    boxes.box('z').v = undefined;
    expect(boxes.restore(formers)).toEqual(['x', 'y', 'z']);
    expect([boxes.box('x').v, boxes.box('kept').v]).toEqual([1, 3]);
    expect(() => boxes.box('y').v).toThrow('y is not defined'); // it was not declared before
    boxes.declare('x', plain);
    expect(boxes.restore(boxes.before(['x']))).toEqual(['x']); // a value that did not change
  });
});

test('a constant is read and not written', () => {
  const constant = withX().constant('x');
  expect(constant.v).toBe(1);
  expect(() => (constant.v = 2)).toThrow(new TypeError('Assignment to constant variable.'));
});

test('a box that is tied to an export has its value, until the name is declared again', () => {
  const boxes = new Boxes();
  let exported = 1;
  boxes.link(boxes.box('x'), () => exported);
  exported = 2;
  expect(boxes.box('x').v).toBe(2);
  expect(() => (boxes.box('x').v = 3)).toThrow(new TypeError('Assignment to constant variable.'));
  boxes.declare('x', plain).v = 3;
  expect([boxes.box('x').v, exported]).toEqual([3, 2]);
  const missing = () => {
    throw new Error('no such export');
  };
  expect(() => boxes.link(boxes.box('y'), missing)).toThrow('no such export');
});

test('a class is made once for each base', () => {
  const boxes = new Boxes();
  const made: unknown[] = [];
  const make = (base: unknown) => {
    made.push(base);
    return { base };
  };
  const first = boxes.keep('In [1] A', null, make);
  expect(boxes.keep('In [1] A', null, make)).toBe(first);
  expect(boxes.keep('In [1] B', null, make)).not.toBe(first);
  expect(boxes.keep('In [1] A', Array, make)).not.toBe(first);
  expect(made).toEqual([null, null, Array]);
  boxes.clear();
  expect(boxes.keep('In [1] B', null, make)).toEqual({ base: null });
  expect(made.length).toBe(4);
});

test.each([
  ['(0 , $f.v) is not a function', 'f is not a function'],
  ['(0,$f.v)(...) is not', 'f(...) is not'],
  ['$$x.v.y is undefined', 'x.y is undefined'],
  ['$x.value', '$x.value'],
  ['(0 , $$ä1.v)', 'ä1'],
])('%s', (compiled, written) => expect(asWritten(compiled)).toBe(written));
