// The extension's modules are plain JavaScript for a page; those that touch no page run here as well.

/** Loads the module `name` of the extension. */
export function part<Module>(name: string): Promise<Module> {
  return import(new URL(`../../src/labextension/prebuilt/static/${name}.js`, import.meta.url).href);
}
