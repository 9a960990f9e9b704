class Num {
  grad = 0;
  constructor(
    readonly value: number,
    readonly edges: [Num, number][] = [],
  ) {}

  add(other: Num): Num {
    return new Num(this.value + other.value, [[this, 1], [other, 1]]);
  }
}

const x = new Num(3);
const f = x.add(x);
f.grad = 1;
for (const [source, local] of f.edges) {
  source.grad = local * f.grad;
}
console.log(f.value, x.grad);
