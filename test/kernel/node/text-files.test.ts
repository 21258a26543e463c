import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { TextFiles } from '../../../src/kernel/node/text-files.js';

test('a text is in its file when one asks for the place, and gone with the kernel', () => {
  const texts = new TextFiles();
  texts.write(1, 'In[1]', 'a\n');
  texts.write(2, 'In[2]', 'b\n');
  texts.write(1, 'In[1]', 'é\n');
  const place = texts.place(1) as { file: string; whole: boolean };
  expect(place.whole).toBe(true);
  expect(basename(place.file)).toBe('In[1].txt');
  expect(readFileSync(place.file, 'utf8')).toBe('a\né\n');
  texts.write(1, 'In[1]', 'c'.repeat(3e6));
  texts.place(1);
  expect(readFileSync(place.file, 'utf8')).toHaveLength(3e6 + 4);
  texts.write(3, 'In[1]', 'another run with this count');
  expect(basename((texts.place(3) as { file: string }).file)).toBe('In[1]-3.txt');
  texts.remove();
  expect(existsSync(dirname(place.file))).toBe(false);
});

test('a text that has a file waits for a quarter of a million characters, or for the question', () => {
  const texts = new TextFiles();
  texts.write(1, 'In[1]', 'a');
  const { file } = texts.place(1) as { file: string };
  texts.write(1, 'In[1]', 'b'.repeat(2 ** 18 - 1));
  expect(readFileSync(file)).toHaveLength(1);
  texts.write(1, 'In[1]', 'c');
  expect(readFileSync(file)).toHaveLength(1 + 2 ** 18);
  texts.write(1, 'In[1]', 'd');
  expect(readFileSync(file)).toHaveLength(1 + 2 ** 18);
  texts.place(1);
  expect(readFileSync(file)).toHaveLength(2 + 2 ** 18);
  texts.remove();
});

test('all files together have at most so many bytes', () => {
  const texts = new TextFiles(1000);
  texts.write(1, 'In[1]', '漢'.repeat(300));
  expect(texts.place(1)).toMatchObject({ whole: true });
  texts.write(2, 'In[2]', '漢'.repeat(300));
  const place = texts.place(2) as { file: string; whole: boolean };
  expect(place.whole).toBe(false);
  expect(readFileSync(place.file)).toHaveLength(100);
  texts.write(2, 'In[2]', 'more');
  expect(texts.place(2)).toEqual(place);
  texts.remove();
});

test('long texts go to their files at once, and all of them when they are long together', () => {
  const texts = new TextFiles();
  texts.write(0, 'In[0]', 'a');
  const folder = dirname((texts.place(0) as { file: string }).file);
  const inFiles = () => readdirSync(folder).length;
  texts.write(1, 'In[1]', 'b'.repeat(2 ** 20 - 1));
  expect(inFiles()).toBe(1);
  texts.write(1, 'In[1]', 'b');
  expect(inFiles()).toBe(2); // a million characters of one
  for (let run = 2; run < 10; run++) texts.write(run, `In[${run}]`, 'c'.repeat(2 ** 20 - 1));
  expect(inFiles()).toBe(2);
  texts.write(2, 'In[2]', 'c'.repeat(2));
  expect(inFiles()).toBe(3);
  texts.write(10, 'In[10]', 'd'.repeat(2 ** 20 - 1));
  texts.write(11, 'In[11]', 'e');
  expect(inFiles()).toBe(3);
  texts.write(12, 'In[12]', 'f'.repeat(8)); // more than eight million of all
  expect(inFiles()).toBe(13);
  texts.write(13, 'In[13]', 'g'); // and all begins anew
  expect(inFiles()).toBe(13);
  texts.remove();
});
