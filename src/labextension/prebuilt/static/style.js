// The style sheet beside this file.

export async function plugin() {
  return {
    id: 'lectern:style',
    description: 'Colours that can be read.',
    autoStart: true,
    activate: () => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = new URL('style.css', import.meta.url).href;
      document.head.append(link);
    },
  };
}
