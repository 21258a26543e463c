// What every cell has without an import: names in the scope of cells, no properties of `globalThis`.

/** The names as a module, before the first cell. */
export const prelude = `
import { clearOutput, display, input } from 'lectern/notebook';

/** Loads a CommonJS module, or a JSON file, from the notebook's folder. */
declare const require: {
  (id: string): any;
  /** The path of the file that \`require(id)\` would load. */
  resolve(id: string): string;
  readonly cache: { [path: string]: any };
  readonly main: typeof module;
};

/** What CommonJS code finds under this name; what is put into \`exports\` stays in this notebook. */
declare const module: { exports: any; readonly id: string; readonly filename: string; readonly paths: string[]; readonly require: typeof require };

declare const exports: any;

/** Asks for a line of text and waits for it; an empty answer is the suggested one. */
declare function prompt(message?: string, suggested?: string): string | null;

/** Asks a question and waits; true when the answer is yes. */
declare function confirm(message?: string): boolean;

/** Prints a line. */
declare function alert(message?: unknown): void;

/** The notebook's folder. */
declare const __dirname: string;

/** A file in the notebook's folder that stands for the notebook, which does not know its own name. */
declare const __filename: string;

/** Deno's words for notebooks; its other words have Node's in their place. */
declare const Deno: {
  readonly jupyter: {
    /** A method under this symbol says how a value looks. */
    readonly $display: typeof import('lectern/notebook').displaySymbol;
    /** Shows a value, or with \`raw\` a bundle of media types, below the cell. */
    display(value: unknown, options?: { raw?: boolean }): Promise<void>;
    /** How a value looks, by media type. */
    format(value: unknown): Promise<{ [type: string]: any }>;
    html(strings: TemplateStringsArray, ...values: unknown[]): import('lectern/notebook').Displayable;
    md(strings: TemplateStringsArray, ...values: unknown[]): import('lectern/notebook').Displayable;
    svg(strings: TemplateStringsArray, ...values: unknown[]): import('lectern/notebook').Displayable;
    /** A PNG or JPEG picture, from its bytes or its file. */
    image(bytesOrPath: Uint8Array | string): import('lectern/notebook').Displayable;
  };
};
`;
