/** Compiles the loop behind contenders/limit.ts: eight independent sums of products, as gemm forms them. */
import asc from 'assemblyscript/asc';

const SOURCE = `
export function peak(rounds: i32): f32 {
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  for (let r = 0; r < rounds; r++) {
    let b: usize = 4096;
    for (let a: usize = 0; a < 4096; a += 16, b += 32) {
      const b0 = v128.load(b), b1 = v128.load(b, 16);
      let x = v128.load32_splat(a);
      c00 = f32x4.add(c00, f32x4.mul(x, b0)); c01 = f32x4.add(c01, f32x4.mul(x, b1));
      x = v128.load32_splat(a, 4);
      c10 = f32x4.add(c10, f32x4.mul(x, b0)); c11 = f32x4.add(c11, f32x4.mul(x, b1));
      x = v128.load32_splat(a, 8);
      c20 = f32x4.add(c20, f32x4.mul(x, b0)); c21 = f32x4.add(c21, f32x4.mul(x, b1));
      x = v128.load32_splat(a, 12);
      c30 = f32x4.add(c30, f32x4.mul(x, b0)); c31 = f32x4.add(c31, f32x4.mul(x, b1));
    }
  }
  const sum = f32x4.add(f32x4.add(f32x4.add(c00, c01), f32x4.add(c10, c11)), f32x4.add(f32x4.add(c20, c21), f32x4.add(c30, c31)));
  return f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3);
}
`;

/** The compiled loop, as base64. */
export async function compilePeak(): Promise<string> {
  let binary = new Uint8Array();
  const flags = [
    '--outFile',
    'peak.wasm',
    '--runtime',
    'stub',
    '--importMemory',
    '--noAssert',
    '-O3',
    '--enable',
    'simd',
  ];
  const { error, stderr } = await asc.main(['peak.ts', ...flags], {
    readFile: (name) => (name === 'peak.ts' ? SOURCE : null),
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm')) binary = contents as Uint8Array<ArrayBuffer>;
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`peak.ts does not compile:\n${stderr.toString()}`);
  return Buffer.from(binary).toString('base64');
}
