import { expect, test } from 'vitest';
import {
  type DType,
  loadNpy,
  loadSafetensors,
  saveNpy,
  saveSafetensors,
  tensor,
  zeros,
} from '../../src/engine/index.js';
import fixture from '../fixtures/files.json' with { type: 'json' };

/** Lists as they are, true and false as 1 and 0; Python's texts of numbers, which may be infinite, as numbers. */
const numbers = (values: unknown): unknown =>
  Array.isArray(values)
    ? values.map(numbers)
    : Number(typeof values === 'string' ? values.replace('inf', 'Infinity') : values);
const decode = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

test.each(Object.entries(fixture.npy))("%s: NumPy's file is read, and written with the same bytes", (name, file) => {
  const bytes = decode(file.bytes);
  const x = loadNpy(bytes);
  const own = ['float32', 'float64', 'int32', 'bool'].includes(file.dtype);
  expect(x.dtype).toBe(own ? file.dtype : file.dtype === 'float16' ? 'float32' : 'int32');
  expect(x.tolist()).toEqual(numbers(file.values));
  if (own && name !== 'by columns') expect(saveNpy(x)).toEqual(bytes);
  expect(loadNpy(saveNpy(x)).data).toEqual(x.data);
});

test('the file of safetensors is read, and written with the same bytes', () => {
  const bytes = decode(fixture.safetensors);
  const tensors = loadSafetensors(bytes);
  for (const [name, values] of Object.entries(fixture.named)) expect(tensors[name]!.tolist()).toEqual(numbers(values));
  expect(Object.entries(tensors).map(([name, { dtype }]) => [name, dtype])).toContainEqual(['mask', 'bool'] satisfies [
    string,
    DType,
  ]);
  expect(tensors['naïve']!.shape).toEqual([0, 4]);
  expect(saveSafetensors(tensors)).toEqual(bytes);
});

test("PyTorch's whole numbers of 64 bits, and its shorter fractions, are read", () => {
  const tensors = loadSafetensors(decode(fixture.foreign));
  for (const [name, values] of Object.entries(fixture.foreignValues))
    expect(tensors[name]!.flatten().tolist(), name).toEqual(numbers(values));
  expect(tensors['numBatchesTracked']).toMatchObject({ dtype: 'int32', shape: [] });
  expect(tensors['brain']!.dtype).toBe('float32');
  const large = Buffer.from(saveSafetensors({ a: zeros([1], { dtype: 'float64' }) }));
  large.write('I64', large.indexOf('F64'));
  large.writeBigInt64LE(1n << 40n, large.length - 8);
  expect(() => loadSafetensors(large)).toThrow('loadSafetensors: 1099511627776 is more than int32 can hold');
});

test('files that are none, of another kind, or cut off are refused', () => {
  expect(() => loadNpy(Uint8Array.of(1, 2, 3))).toThrow('not the bytes of a .npy file');
  expect(() => loadSafetensors(Uint8Array.of(1, 2, 3))).toThrow('not the bytes of a .safetensors file');
  expect(() => loadSafetensors(new TextEncoder().encode('\x04\0\0\0\0\0\0\0nope'))).toThrow('not the bytes');
  const file = saveNpy(tensor([1, 2]));
  expect(() => loadNpy(file.subarray(0, file.length - 1))).toThrow(
    'cut off: 8 bytes of numbers should follow, and 7 do',
  );
  const complex = Uint8Array.from(file);
  complex.set(new TextEncoder().encode('<c8'), Buffer.from(file).indexOf('<f4'));
  expect(() => loadNpy(complex)).toThrow('.npy: the numbers are of kind "<c8"');
  const half = Buffer.from(saveSafetensors({ a: zeros([1]) }));
  half.write('F8_', half.indexOf('F32'));
  expect(() => loadSafetensors(half)).toThrow('a: the numbers are of kind "F8_"; a tensor holds F64, F32, I32, BOOL');
  expect(() => loadSafetensors('model.safetensors' as never)).toThrow('not the bytes of a .safetensors file');
  expect(() => saveSafetensors({ a: 1 } as never)).toThrow('saveSafetensors: 1 stands where a tensor should');
});
