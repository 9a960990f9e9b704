export class Num {
  grad = 0;
  readonly value: number;
  readonly requiresGrad: boolean;

  constructor(value: number, requiresGrad = false) {
    this.value = value;
    this.requiresGrad = requiresGrad;
  }

  backward(): void {
    // TODO
  }
}

export function noGrad<T>(run: () => T): T {
  return run(); // TODO
}
