/** The drawing once more as tables: everything the picture shows can be read here, in order. */
import { useState } from 'preact/hooks';
import { HtmlMath } from '../../ui/graph/MathText.tsx';
import type { GraphPlan, PlanNode } from '../../viz/graph-plan.ts';
import type { Scene } from '../../viz/graph-scene.ts';
import { nameRun } from '../../viz/math-text.ts';
import type { Show } from './timeline.ts';
import { partial } from './words.ts';

interface Props {
  readonly plan: GraphPlan;
  readonly scene: Scene;
  readonly show: Show;
}

const OPEN = <span class="gg-open">not yet</span>;

/** Above this many nodes the rows are made when somebody opens the table, so that stepping stays smooth. */
const MOST_ROWS = 60;

export function TableTwin(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details class="gg-twin" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The same as a table</summary>
      {(open || props.plan.nodes.length <= MOST_ROWS) && <Tables {...props} />}
    </details>
  );
}

function Tables({ plan, scene, show }: Props) {
  const nudged = scene.nodes.some(({ delta }) => delta !== undefined);
  return (
    <div class="gg-tables">
      <table>
        <caption>Nodes</caption>
        <thead>
          <tr>
            <th scope="col">node</th>
            <th scope="col">is</th>
            <th scope="col" class="gw-forward">
              <span aria-hidden="true">▸ </span>value
            </th>
            {show === 'all' && (
              <th scope="col" class="gw-grad">
                <span aria-hidden="true">◂ </span>gradient
              </th>
            )}
            {nudged && <th scope="col">changed by</th>}
          </tr>
        </thead>
        <tbody>
          {plan.nodes.map((node, index) => {
            const state = scene.nodes[index];
            return (
              <tr key={node.id}>
                <th scope="row">
                  <HtmlMath runs={node.name} />
                </th>
                <td>{nature(node)}</td>
                <td class="gw-forward">{state?.asked === 'value' ? OPEN : (state?.value ?? OPEN)}</td>
                {show === 'all' && (
                  <td class="gw-grad">{node.kind === 'constant' ? 'none needed' : gradient(state)}</td>
                )}
                {nudged && <td>{state?.delta}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
      {show !== 'forward' && (
        <table>
          <caption>Edges</caption>
          <thead>
            <tr>
              <th scope="col">edge</th>
              <th scope="col" class="gw-local">
                <span aria-hidden="true">∂ </span>local derivative
              </th>
              {show === 'all' && (
                <th scope="col" class="gw-grad">
                  <span aria-hidden="true">◂ </span>brings back
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {plan.edges.map((edge, index) => {
              const state = scene.edges[index];
              const local = partial(nameRun(edge.to), nameRun(edge.from));
              if (edge.silent) return null;
              return (
                <tr key={edge.id}>
                  <th scope="row">
                    <HtmlMath runs={[nameRun(edge.from)]} /> → <HtmlMath runs={[nameRun(edge.to)]} />
                  </th>
                  <td class="gw-local">
                    {typeof local === 'object' && 'math' in local && <HtmlMath runs={local.math} />} ={' '}
                    {state?.local === undefined ? (
                      OPEN
                    ) : (
                      <>
                        {edge.local.length > 0 && (
                          <>
                            <HtmlMath runs={edge.local} /> ={' '}
                          </>
                        )}
                        {state.local}
                      </>
                    )}
                  </td>
                  {show === 'all' && <td class="gw-grad">{state?.message ?? OPEN}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}

function nature(node: PlanNode) {
  if (node.kind === 'input') return 'input';
  if (node.kind === 'constant') return 'constant';
  return (
    <>
      <HtmlMath runs={node.formula} />
      {node.folds !== undefined && `, ${node.folds} operations folded`}
    </>
  );
}

function gradient(state: Scene['nodes'][number] | undefined) {
  if (state?.grad === undefined || state.asked === 'grad') return state?.terms ?? OPEN;
  return state.terms === undefined ? state.grad : `${state.terms} = ${state.grad}`;
}
