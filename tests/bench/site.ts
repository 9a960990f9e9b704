/** The finished site for measurements: built for a sub-folder, served with gzip by a plain file server that counts. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';

const FOLDER = 'dist-bench';
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

export function buildSite(): void {
  console.log('Building for /groundwork/ …');
  const build = spawnSync('astro', ['build'], {
    env: { ...process.env, GROUNDWORK_BASE: '/groundwork/', GROUNDWORK_OUT: `./${FOLDER}/groundwork` },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (build.status !== 0) throw new Error('The site did not build: run `npm run build` to see why.');
}

export interface Served {
  /** Bytes of bodies sent so far, as they went over the wire. */
  readonly bytes: () => number;
  readonly close: () => void;
}

/** Packs each file once, so that packing is no part of what is measured. */
export async function serveSite(port: number): Promise<Served> {
  const packed = new Map<string, Buffer>();
  let bytes = 0;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    let file = join(FOLDER, path);
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const text = /text|json|svg|wasm/.test(type);
    const body = packed.get(file) ?? (text ? gzipSync(readFileSync(file)) : readFileSync(file));
    packed.set(file, body);
    bytes += body.length;
    const encoding = text ? { 'content-encoding': 'gzip' } : {};
    // As the usual hosts of static files send it.
    response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=600', ...encoding });
    response.end(body);
  }).listen(port);
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { bytes: () => bytes, close };
}

/** @throws Error when no Chromium is installed */
export function chromiumPath(): string {
  const usual = [process.env.CHROME_PATH, '/usr/bin/chromium', chromium.executablePath()];
  const found = usual.find((path) => path && existsSync(path));
  if (!found) throw new Error('No Chromium found: install one or set CHROME_PATH.');
  return found;
}
