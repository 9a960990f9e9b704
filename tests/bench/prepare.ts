/** Installs the peers under tests/bench and bundles what cannot run as it stands. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BuildOptions, BuildResult } from 'esbuild';
import { CONTENDERS } from './contenders.ts';
import { cache, here } from './node.ts';

export function installPeers(): void {
  if (existsSync(join(here, 'node_modules/@jax-js/jax')) && existsSync(join(here, 'node_modules/esbuild')))
    return;
  console.log('Installing the peers under tests/bench (once) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['install', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The peers could not be installed: see npm above.');
}

/** esbuild, as the peers' own folder has it. */
export function esbuild(options: BuildOptions): Promise<BuildResult> {
  const require = createRequire(join(here, 'package.json'));
  return require('esbuild').build({ bundle: true, logLevel: 'error', ...options });
}

/** Bundles for Node the contenders that ask for it. */
export async function bundlePeers(): Promise<void> {
  const entries = Object.values(CONTENDERS).filter(({ bundle }) => bundle);
  await esbuild({
    entryPoints: entries.map(({ file }) => join(here, 'contenders', file)),
    outdir: cache,
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
  });
}
