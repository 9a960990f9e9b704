/** One edge of a graph: it leaves `from`, enters `to`, and carries the local derivative of `to` with respect to `from`. */
export type Edge = readonly [from: string, to: string, local: number];
