// JupyterLab's settings as values: ours put into those of others, and taken out again.

/** Settings by plugin, and what they consist of. */
export interface Settings {
  [name: string]: unknown;
}

/** `settings` with `more`; where both have something, `more` wins. */
export function merged(settings: Settings, more: Settings): Settings {
  const both = Object.entries(more).map(([name, value]) => {
    const there = settings[name];
    return [name, isSettings(there) && isSettings(value) ? merged(there, value) : value];
  });
  return { ...settings, ...Object.fromEntries(both) };
}

/** `settings` without what `less` put there: what somebody has changed since stays. */
export function without(settings: Settings, less: Settings): Settings {
  const left = Object.entries(settings).flatMap(([name, value]) => {
    const gone = less[name];
    if (!isSettings(value) || !isSettings(gone)) return name in less && value === gone ? [] : [[name, value]];
    const rest = without(value, gone);
    return Object.keys(rest).length > 0 ? [[name, rest]] : [];
  });
  return Object.fromEntries(left);
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
