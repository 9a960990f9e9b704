/**
 * The drawing of a graph of numbers: the plan's coordinates with the scene's numbers. Draws, decides nothing. Every
 * widget that shows a graph uses it; what it shows is data (`viz/graph-scene.ts`).
 */
import type { DrawnPlan } from '../../viz/graph-plan.ts';
import type { Scene } from '../../viz/graph-scene.ts';
import type { PlacedWire } from '../../viz/layout.ts';
import { type FrameProps, GraphFrame } from './GraphFrame.tsx';
import { Node } from './Node.tsx';
import { WireLabel } from './WireLabel.tsx';

interface Props extends FrameProps {
  readonly plan: DrawnPlan;
  readonly scene: Scene;
  /** Inputs can be dragged. */
  readonly draggable?: boolean;
  /** Gradients have a place in each box, whether known or not. */
  readonly backward: boolean;
}

export function GraphDrawing({ plan, scene, draggable = false, backward, ...frame }: Props) {
  const far = frame.sight?.far === true;
  return (
    <GraphFrame
      {...frame}
      plan={plan}
      lineOf={(_, index) => scene.edges[index]}
      box={(box, index) => {
        const node = plan.nodes[index];
        const state = scene.nodes[index];
        if (node === undefined || state === undefined) return null;
        const props = { key: node.id, box, node, state, direction: frame.direction, backward, far };
        return <Node {...props} draggable={draggable && node.kind === 'input'} />;
      }}
      wireLabel={(wire, index, ground) => {
        const edge = plan.edges[index];
        const state = scene.edges[index];
        if (edge === undefined || state === undefined) return null;
        if (state.cut) return ground ? null : <Scissors key={wire.id} wire={wire} />;
        if (wire.label === undefined) return null;
        return <WireLabel key={wire.id} wire={wire} edge={edge} state={state} ground={ground} />;
      }}
    />
  );
}

function Scissors({ wire }: { readonly wire: PlacedWire }) {
  return (
    <text x={wire.labelX} y={wire.labelY + 6} text-anchor="middle" class="gd-scissors">
      ✂
    </text>
  );
}
