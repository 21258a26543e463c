import { shown } from '../../options/index.js';
import type { Parameter } from './module.js';

/** The parameters as a list whose text says where each stands and how large it is, instead of its numbers. */
export function parameterList(named: readonly [name: string, parameter: Parameter][]): Parameter[] {
  const names = new Map<unknown, string>(named.map(([name, parameter]) => [parameter, name]));
  const line = (x: Parameter) =>
    names.has(x) ? `  Parameter ${names.get(x)} [${x.shape.join(', ')}] ${x.dtype}` : `  ${shown(x)}`;
  const text = function (this: readonly Parameter[]): string {
    return this.length === 0 ? '[]' : `[\n${this.map(line).join(',\n')}\n]`; // as it is by then: lists may be changed
  };
  const list = named.map(([, parameter]) => parameter);
  return Object.defineProperty(list, Symbol.for('nodejs.util.inspect.custom'), { value: text });
}
