// Run All leaves the page where it was; JupyterLab would go to the last cell.

import { isOurs } from './ours.js';

export async function plugin(shared) {
  const { INotebookTracker, NotebookActions } = await shared('@jupyterlab/notebook');
  return {
    id: 'lectern:run-all',
    description: 'Run All leaves the page where it was.',
    autoStart: true,
    requires: [INotebookTracker],
    activate: () => {
      const runAll = NotebookActions.runAll;
      NotebookActions.runAll = (notebook, sessionContext, ...rest) => {
        if (!isOurs(sessionContext?.session)) return runAll(notebook, sessionContext, ...rest);
        const cell = notebook.activeCellIndex;
        notebook.scrollToItem = async () => {}; // hides the method while the cells are started
        try {
          return runAll(notebook, sessionContext, ...rest);
        } finally {
          delete notebook.scrollToItem;
          notebook.activeCellIndex = cell;
        }
      };
    },
  };
}
