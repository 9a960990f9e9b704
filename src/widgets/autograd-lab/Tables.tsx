/** Everything the picture shows, as tables: the names, the nodes, and the whole run line by line. */
import type { Trace, TraceStep } from '../../runtime/script/trace-types.ts';
import { Scroll } from '../../ui/Scroll.tsx';

const python = (is: boolean): string => (is ? 'True' : 'False');

export function Names({ step }: { readonly step: TraceStep | undefined }) {
  return (
    <Scroll label="The names">
      <table class="al-table">
        <caption>Names</caption>
        <thead>
          <tr>
            <th scope="col">name</th>
            <th scope="col" class="gw-forward">
              <span aria-hidden="true">▸ </span>value
            </th>
            <th scope="col">requires_grad</th>
            <th scope="col">is_leaf</th>
            <th scope="col">grad_fn</th>
            <th scope="col" class="gw-grad">
              <span aria-hidden="true">◂ </span>grad
            </th>
            <th scope="col">_version</th>
          </tr>
        </thead>
        <tbody>
          {(step?.variables ?? []).map((v) => (
            <tr key={v.name}>
              <th scope="row">{v.name}</th>
              <td class="gw-forward">{v.value}</td>
              <td>{python(v.requiresGrad)}</td>
              <td>{python(v.isLeaf)}</td>
              <td>{v.gradFn ?? 'None'}</td>
              <td class={v.grad === null ? undefined : 'gw-grad'}>{v.grad ?? 'None'}</td>
              <td>{v.version ?? 'not counted'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

export function Nodes({ trace, step }: { readonly trace: Trace; readonly step: TraceStep | undefined }) {
  const rows = trace.boxes.flatMap((box, i) => {
    const state = step?.boxes[i];
    return box.kind === 'node' && state !== undefined ? [{ box, state }] : [];
  });
  return (
    <Scroll label="The nodes of the graph">
      <table class="al-table">
        <caption>Nodes of the graph</caption>
        <thead>
          <tr>
            <th scope="col">node</th>
            <th scope="col">made by</th>
            <th scope="col">leads back to</th>
            <th scope="col">keeps</th>
            <th scope="col">reachable</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ box, state }) => (
            <tr key={box.id}>
              <th scope="row">{box.op}</th>
              <td>{box.text}</td>
              <td>
                {trace.wires
                  .filter((wire) => wire.to === box.id && wire.kind === 'graph')
                  .map((wire) => trace.boxes.find(({ id }) => id === wire.from))
                  .map((from) => from?.op || 'a leaf')
                  .join(', ') || 'nothing'}
              </td>
              <td>
                {state.freed
                  ? 'freed'
                  : state.saved
                      .map(({ what, at, now }) =>
                        at === now
                          ? `${what} at version ${at}`
                          : `${what} at version ${at}, which is at ${now} now`,
                      )
                      .join('; ') || 'nothing'}
              </td>
              <td>{state.alive ? 'yes' : 'no'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

export function WholeRun({ trace }: { readonly trace: Trace }) {
  return (
    <ol class="al-run">
      {trace.steps.map((step, i) => (
        <li key={`${i} ${step.title}`}>
          <code>
            {step.title}
            {step.turn !== '' && ` (${step.turn})`}
          </code>{' '}
          {step.says.join(' ')}
        </li>
      ))}
      {trace.failure !== null && (
        <li>
          <strong>{trace.failure.code === 'script' ? 'Stopped' : 'RuntimeError'}</strong>:{' '}
          {trace.failure.message}
        </li>
      )}
    </ol>
  );
}
