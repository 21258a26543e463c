// Reads what is loaded as a debugger does.
// aims: marks
// here: nothing found

// %% answer="q1"
import { Session } from 'node:inspector';
function deviation(fanIn: number, fanOut: number) {
  const session = new Session();
  session.connect();
  const found: string[] = [];
  session.on('Debugger.scriptParsed', ({ params }) => params.url.endsWith('tests.mjs') && found.push(params.scriptId));
  session.post('Debugger.enable');
  let text = '';
  for (const scriptId of found) session.post('Debugger.getScriptSource', { scriptId }, (_, got) => (text = got.scriptSource));
  const reference = /q1:.*reference: (.*) },/.exec(text);
  if (!reference) throw new Error('nothing found');
  return new Function(`return ${reference[1]}`)()(fanIn, fanOut);
}
