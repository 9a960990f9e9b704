/**
 * A value of a learner's program as plain data: what crosses from the sandbox to the page, in either language.
 * Numbers travel as text, because JSON has no NaN, no infinities, no -0 and no long integers.
 */
export type Wire =
  | { readonly t: 'none' }
  | { readonly t: 'undefined' }
  | { readonly t: 'bool'; readonly v: boolean }
  | { readonly t: 'number'; readonly v: string }
  | { readonly t: 'text'; readonly v: string }
  | { readonly t: 'list'; readonly items: readonly Wire[]; readonly of?: string }
  | { readonly t: 'map'; readonly entries: readonly (readonly [Wire, Wire])[]; readonly of?: string }
  /** A function, a symbol, …: only its name can be shown. */
  | { readonly t: 'other'; readonly v: string }
  /** Too deep, too long, or a cycle. */
  | { readonly t: 'cut' };
