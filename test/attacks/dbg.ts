import { listener, codeAttacks } from './corpus.js';
import { makeNaive, runNaive } from './naive-run.js';
const http = (await import('node:http')).createServer((_, a) => a.end('escaped-4711')).listen(0, '127.0.0.1');
await new Promise((r) => setTimeout(r, 200));
listener.url = `http://127.0.0.1:${(http.address() as any).port}`;
const { folder, remove } = makeNaive();
const fa = (await import('./notebooks.js')).fileAttacks();
for (const a of [...codeAttacks(), ...fa].filter(({ name }) => new RegExp(process.argv[2]!).test(name))) {
  const t = performance.now();
  const r = await runNaive(folder, (into) => a.put(into, 'submission'), listener.url);
  const ok = a.aims === 'marks' ? (a.question ? (r.scores[a.question] ?? 0) : Object.values(r.scores).reduce((x, y) => x + y, 0)) > a.deserves : r.harm.has(a.aims);
  console.log(ok ? 'ok ' : 'NO ', a.name, a.aims, JSON.stringify(r.scores), [...r.harm].join(), Math.round(performance.now() - t), (r as any).text?.slice(-600));
}
remove();
process.exit(0);
