// The JupyterLab side of Lectern, loaded as it is: JupyterLab runs this script and asks the container that it leaves
// in `_JUPYTERLAB` for its plugins. JupyterLab's own packages come from the scope that `init` is given.

(() => {
  const name = 'lectern';
  let scope;

  /** One of JupyterLab's packages. */
  async function shared(id) {
    const [version] = Object.values(scope[id]);
    return (await version.get())();
  }

  /** Asks for completion after a dot too; JupyterLab does so only after a letter. Offers no names of its own. */
  const completionAfterDot = {
    identifier: 'lectern:completion-after-dot',
    rank: 1000,
    renderer: null,
    isApplicable: async () => true,
    fetch: async (request) => ({ start: request.offset, end: request.offset, items: [] }),
    shouldShowContinuousHint(visible, changed, context) {
      const changes = changed.sourceChange ?? changed;
      if (visible || changes.length === undefined) return false;
      return (
        changes.some((change) => typeof change.insert === 'string' && change.insert.endsWith('.')) &&
        isTypeScript(context)
      );
    },
  };

  function isTypeScript(context) {
    const session = context?.session;
    return session?.kernel?.name === name;
  }

  async function plugins() {
    const { ICompletionProviderManager } = await shared('@jupyterlab/completer');
    return [
      {
        id: 'lectern:completion',
        description: 'Completion pops up after a dot in Lectern notebooks.',
        autoStart: true,
        requires: [ICompletionProviderManager],
        activate: (_app, manager) => manager.registerProvider(completionAfterDot),
      },
    ];
  }

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
