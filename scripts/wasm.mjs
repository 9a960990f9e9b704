/**
 * Compiles src/engine/kernels/assembly/ (AssemblyScript) to one WebAssembly module and writes it, in hexadecimal, into
 * src/engine/kernels/wasm-bytes.ts. Hexadecimal looks longer than base64 and is a third shorter after gzip, which finds
 * the repetitions of bytes only where each byte has the same letters. That file is committed, so that the engine runs
 * without any build; a unit test compiles the source again and compares. Run `npm run wasm` after a change to the source.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = 'src/engine/kernels/assembly';

/** The text of wasm-bytes.ts. Throws with the compiler's message when the source does not compile. */
export async function compileKernels() {
  let binary;
  const sources = ['gemm.ts', 'elementwise.ts'].map((file) => `${folder}/${file}`);
  const options = [
    '--baseDir',
    at(''),
    '--outFile',
    'kernels.wasm',
    '--runtime',
    'stub',
    '--importMemory',
    '--noExportMemory',
    '--noAssert',
  ];
  const { error, stderr } = await asc.main([...sources, ...options, '-O3', '--enable', 'simd'], {
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm')) binary = contents;
    },
  });
  if (error) throw new Error(`${folder} does not compile:\n${stderr.toString()}`);
  const hex = Buffer.from(binary).toString('hex');
  return `/** Generated from assembly/ by \`npm run wasm\`; do not edit. ${binary.length} bytes of WebAssembly. */
export const WASM_BYTES =
  '${hex}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(at('src/engine/kernels/wasm-bytes.ts'), await compileKernels());
}
