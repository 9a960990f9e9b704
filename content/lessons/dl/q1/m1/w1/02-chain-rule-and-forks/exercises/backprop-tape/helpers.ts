/** One operation that was computed: the name of its result, and each use of an input with its local derivative. */
export interface Entry {
  readonly out: string;
  readonly inputs: readonly (readonly [name: string, local: number])[];
}
