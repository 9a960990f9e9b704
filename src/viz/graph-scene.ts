/**
 * What a drawn graph shows at one moment, as plain data on the nodes and edges of a plan: which numbers stand there,
 * what is lit and why, what is asked. A widget computes it; `ui/graph` puts it on the plan's coordinates.
 */

/**
 * Why a part is lit. `forward`, `backward`: a value or a gradient arrives. `path`: it lies on the path looked at.
 * `faded`: of no concern now. `here`: the question is about this place. `followed`: the way an answer took.
 * `slip`: here it went wrong.
 */
export type Focus = 'forward' | 'backward' | 'path' | 'faded' | 'here' | 'followed' | 'slip';

/** `later`: it is still to come, and its place is held. `gone`: it was there, and nothing leads to it any more. */
export type Presence = 'later' | 'gone';

/** A line of words in a box; `slip`: here something went wrong. */
export interface SceneLine {
  readonly tone: 'plain' | 'faint' | 'slip';
  readonly text: string;
}

export interface SceneNode {
  readonly id: string;
  readonly value: string | undefined;
  readonly grad: string | undefined;
  /** `5 + 3` at a node that several edges leave; ends in `…` while terms are missing. */
  readonly terms?: string | undefined;
  readonly focus: Focus | undefined;
  readonly asked?: 'value' | 'grad' | undefined;
  /** Stands in the gradient's place: how far a nudge moved the value. */
  readonly delta?: string;
  /** A short word in the corner. */
  readonly badge?: string;
  /** Stands in place of the plan's name and formula, as code. */
  readonly head?: string;
  /** What it is, below the head. */
  readonly note?: string;
  /** More words, below the numbers. */
  readonly lines?: readonly SceneLine[];
  /** A bar along the side where things begin. */
  readonly barred?: boolean;
  /** Takes no part in what travels back: its outline is dashed. */
  readonly dashed?: boolean;
  readonly presence?: Presence | undefined;
  /**
   * What should stand there instead of the value or the gradient: drawn beside it, `7 ≠ 6`. Make the plan with
   * `pairs`, so that the boxes have room.
   */
  readonly expected?: { readonly value?: string; readonly grad?: string };
}

export interface SceneEdge {
  readonly id: string;
  readonly local: string | undefined;
  /** What travels back along the edge: gradient at its end times its local derivative. */
  readonly message?: string | undefined;
  readonly flow: Focus | undefined;
  readonly asked?: 'local' | 'message' | undefined;
  /** Numbers went through here; nothing travels back. */
  readonly dashed?: boolean;
  /** It is cut here: a pair of scissors stands on it. */
  readonly cut?: boolean;
  readonly presence?: Presence | undefined;
}

/** One entry for each node and each edge of the plan, in the plan's order. */
export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
}
