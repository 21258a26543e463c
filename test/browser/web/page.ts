// A page that loads the library as it stands in dist, as any server would deliver it.

import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { chromium as find } from '../../../scripts/lib/chromium.mjs';

const root = resolve(import.meta.dirname, '../../..');
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Chromium's path; null when there is none. */
export const chromiumPath = find();

/** Where a job runs. */
export interface Place {
  /** In a worker of the page rather than in the page. */
  worker?: boolean;
  /** Cross-origin isolated, so that threads may share memory. */
  isolated?: boolean;
  /** Content-Security-Policy. */
  policy?: string;
}

/** What a job has answered: a value, or the message of its error. */
export interface Answer {
  value?: unknown;
  error?: string;
}

/** A module's text, with addresses in the place of the package's names: a worker has no import map. */
function delivered(path: string): string {
  const door = (name: string) => exports[`.${name}`].browser ?? exports[`.${name}`].default;
  return readFileSync(join(root, path), 'utf8').replace(
    /(from |import\()'lectern(\/\w+)?'/g,
    (_, before: string, name = '') => `${before}'${door(name).slice(1)}'`,
  );
}

/** A browser, and a server that delivers `dist`, tests and what they have made. */
export class Pages {
  private constructor(
    private readonly server: Server,
    private readonly browser: Browser,
    private readonly asked: { place: Place; answer: (answer: Answer) => void },
  ) {}

  static async open(): Promise<Pages> {
    const asked: Pages['asked'] = { place: {}, answer: () => undefined };
    const server = createServer(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
      if (pathname === '/answer') {
        const parts: Buffer[] = [];
        for await (const part of request) parts.push(part);
        response.end();
        return asked.answer(JSON.parse(Buffer.concat(parts).toString()));
      }
      const { isolated, policy, worker } = asked.place;
      if (isolated) {
        response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
        response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
      }
      if (policy) response.setHeader('Content-Security-Policy', policy);
      const known = /^\/(dist|test|output\/web)\/[\w/.-]+js$/.test(pathname) && existsSync(join(root, pathname));
      response.writeHead(known || pathname === '/' ? 200 : 404, {
        'Content-Type': known ? 'text/javascript' : 'text/html',
      });
      const script = `/test/browser/web/${worker ? 'worker' : 'run'}.mjs?${searchParams}`;
      response.end(known ? delivered(pathname) : `<!doctype html><script type="module" src="${script}"></script>`);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const browser = await chromium.launch({
      executablePath: chromiumPath!,
      args: ['--no-sandbox', '--disable-background-networking'],
    });
    return new Pages(server, browser, asked);
  }

  /** What the job of this name, a module beside this one, answers in such a place. */
  async run(job: string, place: Place = {}): Promise<Answer> {
    const tab = await this.browser.newPage();
    try {
      return await new Promise<Answer>((answer, fail) => {
        Object.assign(this.asked, { place, answer });
        const { port } = this.server.address() as AddressInfo;
        tab.goto(`http://127.0.0.1:${port}/?job=${job}`).catch(fail);
      });
    } finally {
      await tab.close();
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.close();
  }
}
