/** TensorFlow.js on its WebAssembly backend: vectors, one thread. */
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { tfjsTasks } from './tfjs.ts';

setWasmPaths(`${(globalThis as { wasmRoot?: string }).wasmRoot ?? '/wasm'}/`);
setThreadsCount(1);
export const tasks = tfjsTasks('wasm');
