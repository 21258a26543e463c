// The JupyterLab side of Lectern, loaded as it is: JupyterLab runs this script and asks the container that it leaves
// in `_JUPYTERLAB` for its plugins. JupyterLab's own packages come from the scope that `init` is given. Each plugin is
// a module beside this file.

(() => {
  const name = 'lectern';
  const here = document.currentScript.src;
  const parts = [
    'completion',
    'figures',
    'headings',
    'imports',
    'launcher',
    'requests',
    'run-all',
    'sheet',
    'style',
    'tables',
  ];
  let scope;

  /** One of JupyterLab's packages. */
  async function shared(id) {
    const [version] = Object.values(scope[id]);
    return (await version.get())();
  }

  const plugins = () =>
    Promise.all(
      parts.map(async (part) => {
        const { plugin } = await import(new URL(`${part}.js`, here).href);
        return plugin(shared);
      }),
    );

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB[name] = {
    init: (given) => {
      scope = given;
    },
    get: async (module) => {
      if (module !== './extension') throw new Error(`${name}: no module ${module}`);
      const list = await plugins();
      return () => ({ __esModule: true, default: list });
    },
  };
})();
