// The real JupyterLab in Chromium: one server and one page, driven as a student drives them.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { chromium as findChromium } from '../../scripts/lib/chromium.mjs';
import { serverArguments, serverEnvironment } from '../../scripts/lib/server.mjs';

/** What the tests touch of JupyterLab's application object, which the page offers as a global. */
declare global {
  var jupyterapp: {
    restored: Promise<void>;
    shell: { currentWidget: MainWidget | null; widgets(area: 'main'): Iterable<MainWidget> };
    commands: { execute(id: string, args?: object): Promise<unknown> };
  };
  /** Kept by the page from its first moment: the text of every toast. */
  var toasts: string[];
}

/** A tab: a notebook, or the launcher, which has neither file nor kernel. */
interface MainWidget {
  context?: { path: string; model: { dirty: boolean } };
  content?: { activeCellIndex: number; model: { cells: { get(index: number): Model } } & Model };
  sessionContext?: { session: { kernel: Kernel | null } | null; shutdown(): Promise<void> };
  close(): void;
}

/** A notebook, or a cell. */
interface Model {
  getMetadata(key: string): object | undefined;
  setMetadata(key: string, value: object): void;
}

interface Kernel {
  status: string;
  requestComplete(content: object): Promise<object>;
  anyMessage: { connect(slot: (kernel: Kernel, message: { msg: Message; direction: string }) => void): void };
}

interface Message {
  header: { msg_type: string };
  metadata: { lectern?: object };
}

/** How long anything may take before it counts as missing, in milliseconds. */
export const patience = 20_000;

const root = resolve(import.meta.dirname, '../..');
const windows = process.platform === 'win32';
const jupyterLab = join(root, '.venv', windows ? 'Scripts/jupyter-lab.exe' : 'bin/jupyter-lab');
const screenshots = join(root, 'output/screenshots');

/** Chromium's path; null when there is none. */
export const chromiumPath = findChromium();

/** As `npm start` starts it, and on any free port, without a token. */
function labArguments(folder: string): string[] {
  return [
    ...serverArguments(folder),
    '--no-browser',
    '--ServerApp.ip=127.0.0.1',
    '--ServerApp.port=0',
    '--IdentityProvider.token=',
    '--LabApp.expose_app_in_browser=True',
  ];
}

/** A server, a browser and its page. */
export class Lab {
  /** Addresses that the page asked for elsewhere. */
  readonly outside: string[] = [];
  /** The names in the open completion list. */
  readonly completions: Locator;

  private constructor(
    readonly page: Page,
    private readonly folder: string,
    private readonly server: ChildProcess,
    private readonly browser: Browser,
    private readonly temporary: string,
    url: string,
  ) {
    this.completions = page.locator('.jp-Completer:not(.lm-mod-hidden) .jp-Completer-item');
    page.on('request', (request) => {
      if (/^(http|ws)/.test(request.url()) && !request.url().startsWith(url)) this.outside.push(request.url());
    });
  }

  /** Starts everything and opens JupyterLab for the first time. */
  static async start(screen: BrowserContextOptions = { viewport: { width: 1280, height: 900 } }): Promise<Lab> {
    if (!chromiumPath) throw new Error('No Chromium was found. Install it, or name it in the variable CHROMIUM.');
    if (!existsSync(jupyterLab)) throw new Error('There is no JupyterLab in .venv. Run `npm run setup` first.');
    const temporary = mkdtempSync(join(tmpdir(), 'lectern-lab-'));
    const [folder, home] = [join(temporary, 'notebooks'), join(temporary, 'home')];
    for (const path of [folder, home]) mkdirSync(path);
    mkdirSync(screenshots, { recursive: true });
    const server = spawn(jupyterLab, labArguments(folder), {
      cwd: folder,
      env: { ...serverEnvironment(join(home, 'jupyter')), HOME: home, USERPROFILE: home, APPDATA: home },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    try {
      const [url, browser] = await Promise.all([
        serverUrl(server),
        chromium.launch({
          executablePath: chromiumPath,
          args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
        }),
      ]);
      const page = await browser.newPage(screen);
      page.setDefaultTimeout(patience);
      await page.addInitScript(watchToasts);
      const lab = new Lab(page, folder, server, browser, temporary, url);
      await page.goto(`${url}lab`);
      await page.waitForFunction(() => globalThis.jupyterapp !== undefined);
      await page.evaluate(() => jupyterapp.restored);
      return lab;
    } catch (error) {
      server.kill();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.browser.close();
    const exit = new Promise((done) => this.server.once('exit', done));
    this.server.kill();
    await exit;
    rmSync(this.temporary, { recursive: true, force: true });
  }

  /** Writes a notebook of code cells, opens it and waits for its kernel. */
  open(name: string, cells: string[], kernel = 'lectern'): Promise<Notebook> {
    return this.openFile(name, JSON.stringify(notebookFile(cells, kernel)));
  }

  /** Writes a file beside the notebooks. */
  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** Opens the notebook of lesson `name`, as it stands in the repository, and waits for its kernel. */
  openLesson(name: string): Promise<Notebook> {
    return this.openFile(name, readFileSync(join(root, 'notebooks', `${name}.ipynb`), 'utf8'));
  }

  /** Writes a notebook, opens it and waits for its kernel. */
  async openFile(name: string, text: string): Promise<Notebook> {
    const path = `${name}.ipynb`;
    writeFileSync(join(this.folder, path), text);
    await this.execute('docmanager:open', { path });
    await this.page.waitForFunction((path) => jupyterapp.shell.currentWidget?.context?.path === path, path);
    const notebook = new Notebook(this);
    await notebook.idle();
    return notebook;
  }

  /** Ends all kernels and closes all notebooks, unsaved. */
  async closeNotebooks(): Promise<void> {
    await this.page.evaluate(async () => {
      for (const widget of [...jupyterapp.shell.widgets('main')]) {
        await widget.sessionContext?.shutdown();
        if (widget.context) widget.context.model.dirty = false;
        widget.close();
      }
    });
    await this.page.locator('.jp-NotebookPanel').waitFor({ state: 'detached' });
  }

  /** Runs one of JupyterLab's commands to its end; whether it says that it went well. */
  execute(id: string, args: object = {}): Promise<boolean> {
    return this.page.evaluate(async ({ id, args }) => (await jupyterapp.commands.execute(id, args)) === true, {
      id,
      args,
    });
  }

  /** The toasts of the whole session. */
  toasts(): Promise<string[]> {
    return this.page.evaluate(() => toasts);
  }

  /** Saves what the page shows as `output/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(screenshots, `${name}.png`) });
  }
}

/** The notebook in front. */
export class Notebook {
  private readonly panel: Locator;

  constructor(private readonly lab: Lab) {
    this.panel = lab.page.locator('.jp-NotebookPanel:not(.lm-mod-hidden)');
  }

  /** Waits until the kernel has nothing to do. */
  async idle(): Promise<void> {
    await this.lab.page.waitForFunction(
      () => jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle',
    );
  }

  /** Runs all cells; false when one of them failed. */
  runAll(): Promise<boolean> {
    return this.lab.execute('notebook:run-all-cells');
  }

  /** Runs cell `index`, which has not run before, to its end. */
  async run(index: number): Promise<void> {
    await this.start(index);
    await this.done(index);
  }

  /** Starts cell `index` and does not wait for its end. */
  async start(index: number): Promise<void> {
    await this.select(index);
    await this.lab.page.keyboard.press('Control+Enter');
  }

  /** Puts the cursor at the end of cell `index`. */
  async select(index: number): Promise<void> {
    await this.cell(index).locator('.cm-content').click();
    await this.lab.page.keyboard.press('Control+End');
  }

  /** Waits for the end of a cell that was started for the first time. */
  async done(index: number): Promise<void> {
    await this.cell(index)
      .locator('.jp-InputPrompt')
      .filter({ hasText: /^\[\d+\]:$/ })
      .waitFor();
    await this.idle();
  }

  /** The code of cell `index`. */
  async source(index: number): Promise<string> {
    return (await this.cell(index).locator('.cm-line').allTextContents()).join('\n');
  }

  cell(index: number): Locator {
    return this.panel.locator('.jp-CodeCell').nth(index);
  }

  /** The outputs of cell `index`. */
  outputs(index: number): Locator {
    return this.cell(index).locator('.jp-OutputArea-child > :not(.jp-OutputPrompt)');
  }

  /** The text field in which cell `index` waits for an answer. */
  question(index: number): Locator {
    return this.cell(index).locator('.jp-Stdin-input');
  }

  /** The texts of the outputs of cell `index`. */
  texts(index: number): Promise<string[]> {
    return this.outputs(index).allTextContents();
  }
}

/** Runs in the page before its own scripts. */
const watchToasts = `
  globalThis.toasts = [];
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes)
        if (node.matches?.('.Toastify__toast, :has(.Toastify__toast)')) toasts.push(node.textContent);
  }).observe(document, { childList: true, subtree: true });
`;

/** The address, as a server says it once it runs. */
function serverUrl(server: ChildProcess): Promise<string> {
  let log = '';
  return new Promise((done, failed) => {
    server.on('error', failed);
    server.on('exit', () => failed(new Error(`JupyterLab ended at once:\n${log}`)));
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(log);
      if (/is running at/.test(log) && url) done(url[0]);
    });
  });
}

function notebookFile(cells: string[], kernel: string) {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: kernel, display_name: kernel, language: kernel === 'lectern' ? 'typescript' : 'python' },
      language_info: { name: kernel === 'lectern' ? 'typescript' : 'python' },
    },
    cells: cells.map((source, index) => ({
      cell_type: 'code',
      id: `cell-${index + 1}`,
      metadata: {},
      source,
      outputs: [],
      execution_count: null,
    })),
  };
}
