/**
 * Makes a fresh clone ready: runs under any Node >= 20, installs the locked packages when they are missing or out
 * of date, and from then on uses the Node that the repository brings (node_modules/node). Uses nothing but Node.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const stamp = join(root, 'node_modules', '.installed');

/** The environment in which every step runs: the project's own tools, its own Node, no usage reports. */
export const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules', 'node', 'bin')}${delimiter}${bin}${delimiter}${process.env.PATH}`,
  ASTRO_TELEMETRY_DISABLED: '1',
};

/** Runs a program to its end with its output shown. Returns its exit code. */
export function run(command, args, options = {}) {
  const windows = process.platform === 'win32';
  return (
    spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell: windows, ...options }).status ?? 1
  );
}

/** Installs what package-lock.json asks for, unless that very lock file is installed already. */
export function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) fail(`Node 20 or newer is needed to install; this is Node ${process.versions.node}.`);
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages (once, and again when package-lock.json changes) …');
  // Not `npm ci`: it insists on lock entries for every platform's binaries, and registries that mirror only some
  // platforms leave those out of the lock. The locked versions are installed all the same, and nothing is written.
  if (run('npm', ['install', '--no-save', '--no-fund', '--no-audit']) !== 0) {
    fail('npm could not install the packages. Is the package registry reachable? `npm ping` tells.');
  }
  writeFileSync(stamp, lock);
}

/** Ends with a sentence a reader can act on. */
export function fail(message) {
  console.error(`\n✗ ${message}`);
  process.exit(1);
}
