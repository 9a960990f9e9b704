const tape = [
  { result: 's', uses: [['x', 1], ['y', 1]] },
  { result: 'f', uses: [['s', 3], ['y', 5]] },
];
const grad = { x: 0, y: 0, s: 0, f: BLANK_seed };

for (const { result, uses } of BLANK_order) {
  for (const [source, local] of uses) {
    grad[source] BLANK_add grad[result] BLANK_times local;
  }
}
console.log(grad.x, grad.y);
