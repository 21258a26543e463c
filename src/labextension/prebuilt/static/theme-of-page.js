// Whether JupyterLab is light or dark, and when that changes.

export const isDark = () => document.body.dataset.jpThemeLight === 'false';

/** Calls `listener` after each change; the function returned ends that. */
export function onThemeChange(listener) {
  let before = isDark();
  const observer = new MutationObserver(() => {
    if (before !== isDark()) listener((before = isDark()));
  });
  observer.observe(document.body, { attributeFilter: ['data-jp-theme-light'] });
  return () => observer.disconnect();
}
