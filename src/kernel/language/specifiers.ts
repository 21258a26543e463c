// How the words behind `from` are written in other kernels.

/** What is loaded for an import: `npm:name@version/path` is `name/path`, `tslab` a module of ours. */
export function canonical(specifier: string): string {
  if (specifier === 'tslab') return 'lectern/tslab';
  const npm = /^npm:\/?((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?(\/.*)?$/.exec(specifier);
  return npm ? `${npm[1]}${npm[2] ?? ''}` : specifier;
}
