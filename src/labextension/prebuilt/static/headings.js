// A link to a heading of another notebook leads there, though the notebook has still to be opened: JupyterLab itself looks for the
// heading before the cells are there.

export async function plugin(shared) {
  const { NotebookPanel } = await shared('@jupyterlab/notebook');
  return {
    id: 'lectern:headings',
    description: 'Links to headings of notebooks that are not open yet.',
    autoStart: true,
    activate: () => {
      const jump = NotebookPanel.prototype.setFragment;
      NotebookPanel.prototype.setFragment = async function (fragment) {
        await this.revealed;
        const name = decoded(fragment.slice(1));
        const at = [...this.content.model.cells].findIndex((cell) => headingsOf(cell).includes(name));
        if (at >= 0) {
          await this.content.scrollToItem(at, 'start');
          this.content.activeCellIndex = at;
        }
        jump.call(this, fragment);
      };
    },
  };
}

/** The headings of a cell, as links name them. */
const headingsOf = (cell) =>
  cell.type === 'markdown'
    ? [...cell.sharedModel.getSource().matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
        heading.trim().replaceAll(' ', '-'),
      )
    : [];

function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a sign of per cent that is meant
  }
}
