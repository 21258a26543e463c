// A name that is not imported yet brings its import with it when it is accepted from the list of completions. The kernel
// says which line a name needs, in the reply's metadata: `{"randn": "import { randn } from 'lectern';"}`.

import { isOurs } from './ours.js';

/** What must change in `code` so that it has `line`: an insertion, or null when it is there already. */
export function importEdit(code, line) {
  if (code.includes(line)) return null;
  const [, names, from] = /^import \{ (.+) \} from (['"].+['"]);?$/.exec(line) ?? [];
  const there = from && namedImport(code, from.slice(1, -1));
  if (!there) return { at: top(code), insert: `${line}\n` };
  const missing = names.split(', ').filter((name) => !there.names.includes(name));
  if (missing.length === 0) return null;
  return { at: there.end, insert: `${there.names.length > 0 ? ', ' : ' '}${missing.join(', ')}` };
}

/** The names that `code` imports from `module`, and where another one can be added. */
function namedImport(code, module) {
  for (const { 0: text, 1: before, 2: list, 3: from, index } of code.matchAll(
    /^([ \t]*import\s*(?:[\w$]+\s*,\s*)?\{)([^}]*)\}\s*from\s*['"]([^'"\n]+)['"]/gm,
  ))
    if (from === module && text) {
      const names = list
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean);
      return { names, end: index + before.length + list.replace(/[\s,]*$/, '').length };
    }
  return null;
}

/** Where a first line may stand: behind magics, and comments to the compiler, which count only at the top. */
function top(code) {
  return /^(?:[ \t]*(?:%|\/\/ *@ts-).*\n)*/.exec(code)[0].length;
}

/** Remembers the lines of the kernel's last reply, and inserts the one of the name that is accepted. */
function offerImports(manager) {
  const kernel = manager.getProviders().get('CompletionProvider:kernel');
  if (!kernel) return;
  let [lines, editor] = [{}, null];
  const fetch = kernel.fetch.bind(kernel);
  kernel.fetch = (request, context) => {
    [lines, editor] = [{}, context.editor];
    if (!isOurs(context.session)) return fetch(request, context);
    const requestComplete = async (content) => {
      const reply = await context.session.kernel.requestComplete(content);
      lines = reply.content.metadata?._lectern_imports ?? {};
      return reply;
    };
    return fetch(request, { ...context, session: { kernel: { requestComplete } } });
  };
  manager.selected.connect((_, { insertText }) => {
    const line = Object.hasOwn(lines, insertText) ? lines[insertText] : null;
    const { editor: view } = editor ?? {};
    if (!line || !view) return;
    queueMicrotask(() => {
      // after JupyterLab has put the name where the cursor is
      const edit = importEdit(view.state.doc.toString(), line);
      if (edit) view.dispatch({ changes: { from: edit.at, insert: edit.insert } });
    });
  });
}

export async function plugin(shared) {
  const { ICompletionProviderManager } = await shared('@jupyterlab/completer');
  return {
    id: 'lectern:imports',
    description: 'Names that are not imported yet bring their import.',
    autoStart: true,
    requires: [ICompletionProviderManager],
    activate: (app, manager) => {
      app.restored.then(() => offerImports(manager));
    },
  };
}
