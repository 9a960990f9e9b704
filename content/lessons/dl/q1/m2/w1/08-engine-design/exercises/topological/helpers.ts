/** A node of the graph, as far as its order is concerned. */
export interface Node {
  /** For you to read. Two nodes may have the same label. */
  readonly label: string;
  /** One entry for each use of an input. */
  readonly edges: readonly (readonly [input: Node, local: number])[];
}
