/** Sizes of Pyodide's files in bytes, so that progress has a total before anything has arrived. A test compares them. */
export const PYTHON_FILE_BYTES = {
  'pyodide.asm.wasm': 9_598_218,
  'pyodide.asm.mjs': 1_250_344,
  'python_stdlib.zip': 2_545_637,
} as const;
