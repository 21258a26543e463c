// Completion in Lectern notebooks: when the list of names pops up, when it closes, and that only the kernel's names are
// in it.

import { isOurs } from './ours.js';

/**
 * Decides when completion pops up in Lectern notebooks: JupyterLab asks the provider with the highest rank, and by
 * itself it does so after letters and digits only. It offers no names of its own.
 */
const trigger = {
  identifier: 'lectern:completion-trigger',
  rank: 1000,
  renderer: null,
  isApplicable: async ({ session }) => isOurs(session),
  fetch: async ({ offset }) => ({ start: offset, end: offset, items: [] }),
  shouldShowContinuousHint(visible, { sourceChange }, { editor }) {
    if (!editor || !sourceChange || sourceChange.some((change) => change.delete)) return false;
    const typed = sourceChange.map((change) => change.insert ?? '').join('');
    if (!/^[\p{ID_Continue}$.]$/u.test(typed)) return false;
    const { line, column } = editor.getCursorPosition();
    const before = editor.getLine(line).slice(0, column);
    if (/\.\.$|(?<![\p{ID_Continue}$])\d[\p{ID_Continue}.]*$/u.test(before)) return false; // a spread, a number
    // A list that is open is narrowed as one types; but one that opened after a dot is closed by the first letter, and
    // one that is still open when a new word begins belongs to the word before.
    return !visible || /\..?$/u.test(before) || /(?<![\p{ID_Continue}$])[\p{ID_Continue}$]$/u.test(before);
  },
};

/** The list of names, closed when the only one stands there already: Enter shall end the line then. */
function listModel(CompleterModel, { session }) {
  const model = new CompleterModel();
  const completionItems = model.completionItems.bind(model);
  model.completionItems = () => {
    const items = completionItems();
    if (!isOurs(session) || items.length !== 1) return items;
    const typed = model.query || model.original.text.slice(model.cursor.start, model.cursor.end);
    return items[0].insertText === typed ? [] : items;
  };
  return model;
}

/** In Lectern notebooks the kernel knows all names; JupyterLab's guesses, the words of the cell, are left out. */
function withoutGuesses(manager) {
  const words = manager.getProviders().get('CompletionProvider:context');
  const isApplicable = words?.isApplicable.bind(words);
  if (words) words.isApplicable = async (context) => !isOurs(context.session) && isApplicable(context);
}

export async function plugin(shared) {
  const { CompleterModel, ICompletionProviderManager } = await shared('@jupyterlab/completer');
  return {
    id: 'lectern:completion',
    description: 'Completion in Lectern notebooks: also after a dot, and with the names of the kernel only.',
    autoStart: true,
    requires: [ICompletionProviderManager],
    activate: (app, manager) => {
      manager.registerProvider({ ...trigger, modelFactory: async (context) => listModel(CompleterModel, context) });
      app.restored.then(() => withoutGuesses(manager));
    },
  };
}
