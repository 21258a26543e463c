// How strictly types are checked is a matter of the notebook: its metadata `lectern` goes with each cell that is run, and
// the menu Kernel sets its `types`.

import { isOurs } from './ours.js';

/** What may be chosen, as the menu shows it. `notebook` is what holds when nothing is said. */
const choices = [
  ['notebook', 'As Notebooks Need It (Default)'],
  ['strict', 'Strict: Every Type Error Stops a Cell'],
  ['off', 'Off: No Type Error Stops a Cell'],
];

const standard = 'notebook';
const command = 'lectern:check-types';
const typesOf = (panel) => panel.content.model?.getMetadata('lectern')?.types ?? standard;

/** Writes the choice into the notebook; the default needs no words. */
function choose(panel, types) {
  const { types: _, ...others } = panel.content.model.getMetadata('lectern') ?? {};
  const metadata = types === standard ? others : { ...others, types };
  if (Object.keys(metadata).length > 0) panel.content.model.setMetadata('lectern', metadata);
  else panel.content.model.deleteMetadata('lectern');
}

/** Adds the notebook's metadata to what `kernel` is asked to run; what a cell says itself wins. */
function sendMetadata(panel, kernel) {
  const requestExecute = kernel.requestExecute.bind(kernel);
  kernel.requestExecute = (content, disposeOnDone, metadata) => {
    const lectern = { ...panel.content.model?.getMetadata('lectern'), ...metadata?.lectern };
    const more = Object.keys(lectern).length > 0 ? { ...metadata, lectern } : metadata;
    return requestExecute(content, disposeOnDone, more);
  };
}

export async function plugin(shared) {
  const [{ INotebookTracker }, { IMainMenu }, { Menu }] = await Promise.all(
    ['@jupyterlab/notebook', '@jupyterlab/mainmenu', '@lumino/widgets'].map(shared),
  );
  return {
    id: 'lectern:requests',
    description: "The notebook's metadata goes with its cells, and says how strictly types are checked.",
    autoStart: true,
    requires: [INotebookTracker],
    optional: [IMainMenu],
    activate: ({ commands }, tracker, mainMenu) => {
      tracker.widgetAdded.connect((_, panel) => {
        const { sessionContext } = panel;
        const attend = () => isOurs(sessionContext.session) && sendMetadata(panel, sessionContext.session.kernel);
        sessionContext.kernelChanged.connect(attend);
        attend();
      });
      const inFront = () => (isOurs(tracker.currentWidget?.sessionContext.session) ? tracker.currentWidget : null);
      commands.addCommand(command, {
        label: ({ types }) => choices.find(([choice]) => choice === types)?.[1] ?? 'Check Types',
        isEnabled: () => inFront() !== null,
        isToggled: ({ types }) => inFront() !== null && typesOf(inFront()) === types,
        execute: ({ types }) => choose(inFront(), types),
      });
      if (!mainMenu) return;
      const submenu = new Menu({ commands });
      submenu.title.label = 'Type Checking';
      for (const [types] of choices) submenu.addItem({ command, args: { types } });
      mainMenu.kernelMenu.addGroup([{ type: 'submenu', submenu }], 100);
    },
  };
}
