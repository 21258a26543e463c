import { describe, expect, test, vi } from 'vitest';
import { part } from './part.js';

const { ownLoader, refuseAddresses } = await part<{
  refuseAddresses(spec: unknown, keys: string[]): void;
  ownLoader(refuse: (error: Error) => void): {
    load(address: string): Promise<string>;
    sanitize(address: string, how: { context: string }): Promise<{ href: string }>;
  };
}>('addresses');

describe('a specification', () => {
  test.each([
    [{ data: { url: 'rows.json' } }],
    [{ data: { url: 'file:///etc/passwd' } }],
    [{ hconcat: [{ mark: 'point' }, { data: { url: 'http://example.org/a.csv' } }] }],
    [{ transform: [{ lookup: 'a', from: { data: { url: '//example.org/a.csv' } } }] }],
    [{ mark: { type: 'image', url: '/picture.png' } }],
    [{ encoding: { url: { value: 'picture.png' } } }],
    [{ encoding: { url: { datum: 'picture.png' } } }],
    [{ marks: [{ type: 'image', encode: { enter: { url: { value: 'http://example.org' } } } }] }],
  ])('%j is refused', (spec) => {
    expect(() => refuseAddresses(spec, ['url'])).toThrow(/^it names ".+", and what lies in a file or on the net/);
  });

  test.each([
    [{ data: { url: 'data:text/csv,a%0A1' } }],
    [{ data: { values: [{ url: 'http://example.org' }] }, encoding: { url: { field: 'url' } } }],
    [{ datasets: { rows: [{ url: 'a' }] }, data: { name: 'rows' } }],
    [{ title: 'http://example.org', $schema: 'https://vega.github.io/schema/vega-lite/v5.json' }],
    [{ data: null }],
  ])('%j is not', (spec) => {
    expect(() => refuseAddresses(spec, ['url'])).not.toThrow();
  });
});

describe("the loader's answers", () => {
  test('its own data is loaded, anything else is refused and told', async () => {
    const refuse = vi.fn();
    const loader = ownLoader(refuse);
    expect(await loader.load('data:text/csv,a,b')).toBe('a,b');
    expect(await loader.sanitize('data:image/png;base64,AAAA', { context: 'image' })).toEqual({
      href: 'data:image/png;base64,AAAA',
    });
    expect(refuse).not.toHaveBeenCalled();
    await expect(loader.load('rows.json')).rejects.toThrow('it names "rows.json"');
    await expect(loader.sanitize('http://127.0.0.1/a.png', { context: 'image' })).rejects.toThrow('127.0.0.1');
    expect(refuse).toHaveBeenCalledTimes(2);
  });

  test('a link may lead to the net, since somebody must click it, but run nothing', async () => {
    const { sanitize } = ownLoader(() => {});
    expect(await sanitize('https://example.org/', { context: 'href' })).toMatchObject({ rel: 'noopener noreferrer' });
    await expect(sanitize('javascript:alert(1)', { context: 'href' })).rejects.toThrow('javascript');
  });
});
