// The style sheets beside this file.

export async function plugin() {
  return {
    id: 'lectern:style',
    description: 'How things look: colours that can be read, figures, tables.',
    autoStart: true,
    activate: () => {
      for (const sheet of ['style.css', 'figures.css', 'tables.css']) {
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = new URL(sheet, import.meta.url).href;
        document.head.append(link);
      }
    },
  };
}
