// The launcher leaves out what a setting names: `hidden` of `lectern:launcher`.

const id = 'lectern:launcher';

export async function plugin(shared) {
  const [{ ILauncher }, { ISettingRegistry }] = await Promise.all([
    shared('@jupyterlab/launcher'),
    shared('@jupyterlab/settingregistry'),
  ]);
  return {
    id,
    description: 'What the launcher leaves out.',
    autoStart: true,
    requires: [ILauncher, ISettingRegistry],
    activate: async (_, launcher, registry) => {
      let hidden = [];
      const items = launcher.items.bind(launcher);
      launcher.items = () => [...items()].filter(({ args }) => !hidden.includes(whatOf(args)))[Symbol.iterator]();
      const settings = await registry.load(id);
      const apply = () => {
        hidden = settings.composite.hidden;
        launcher.stateChanged.emit();
      };
      settings.changed.connect(apply);
      apply();
    },
  };
}

/** The kernel that a card of the launcher starts, or the ending of the file that it creates. */
const whatOf = (args) => args?.kernelName ?? args?.kernelPreference?.name ?? args?.fileExt;
