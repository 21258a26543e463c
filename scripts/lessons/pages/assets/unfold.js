// What is folded is opened for the printer.

const opened = [];
addEventListener('beforeprint', () => {
  for (const one of document.querySelectorAll('main details:not([open])')) {
    one.open = true;
    opened.push(one);
  }
});
addEventListener('afterprint', () => {
  for (const one of opened.splice(0)) one.open = false;
});
