// Help has a sheet for those who know PyTorch. It lies beside this file, so that it needs no network.

const command = 'lectern:pytorch-sheet';
const label = 'PyTorch to Lectern';

export async function plugin(shared) {
  const [{ IMainMenu }, { IRenderMimeRegistry }, { ICommandPalette, MainAreaWidget }] = await Promise.all(
    ['@jupyterlab/mainmenu', '@jupyterlab/rendermime', '@jupyterlab/apputils'].map(shared),
  );
  return {
    id: 'lectern:sheet',
    description: 'A sheet for those who know PyTorch, in the menu Help.',
    autoStart: true,
    requires: [IRenderMimeRegistry],
    optional: [IMainMenu, ICommandPalette],
    activate: ({ commands, shell }, rendermime, mainMenu, palette) => {
      let widget = null;
      commands.addCommand(command, {
        label,
        execute: async () => {
          if (!widget || widget.isDisposed) {
            widget = new MainAreaWidget({ content: await sheet(rendermime) });
            widget.id = 'lectern-pytorch';
            widget.title.label = label;
            widget.title.closable = true;
            shell.add(widget, 'main');
          }
          shell.activateById(widget.id);
        },
      });
      mainMenu?.helpMenu.addGroup([{ command }], 5);
      palette?.addItem({ command, category: 'Help' });
    },
  };
}

async function sheet(rendermime) {
  const response = await fetch(new URL('pytorch.md', import.meta.url));
  if (!response.ok) throw new Error(`The sheet cannot be read: ${response.status} ${response.statusText}`);
  const mimeType = 'text/markdown';
  const content = rendermime.createRenderer(mimeType);
  content.addClass('lectern-Sheet');
  await content.renderModel(rendermime.createModel({ data: { [mimeType]: await response.text() } }));
  return content;
}
