/** On request: the learner's own graph, drawn with the learner's numbers, and the first place where it differs from ours. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CodeFolder, CodeVersion } from './folder.ts';
import type { Both, TraceScene } from './trace-scene.ts';
import type { Traces } from './trace-tools.ts';

interface Props {
  readonly about: NonNullable<CodeFolder['trace']>;
  readonly version: CodeVersion;
  /** The text that was run last: the numbers belong to the results above. */
  readonly source: string;
  /** Tests that failed, the most important first. */
  readonly failing: readonly string[];
}
type Tools = typeof import('./trace-tools.ts');

export function Debugger({ about, version, source, failing }: Props) {
  const [tools, setTools] = useState<Tools | null>(null);
  const [traces, setTraces] = useState<Traces | null>(null);
  const [tracing, setTracing] = useState(false);
  const [chosen, setChosen] = useState('');
  const stopping = useRef<AbortController | null>(null);
  const id = useId();
  useEffect(() => () => stopping.current?.abort(), []);

  async function start() {
    const stop = new AbortController();
    stopping.current = stop;
    setTracing(true);
    setTraces(null);
    try {
      const { trace } = await import('./trace-tools.ts');
      const found = await trace(about, version, source, stop.signal);
      if (stop.signal.aborted && stopping.current !== stop) return;
      setTools(await import('./trace-tools.ts'));
      setTraces(found);
      if (found.kind === 'traced') {
        const differing = [...found.scenes].find(([, scene]) => scene.divergence.kind !== 'agrees')?.[0];
        const failed = failing.find((name) => found.scenes.has(name));
        setChosen(failed ?? differing ?? [...found.scenes.keys()][0] ?? '');
      }
    } catch {
      setTraces({
        kind: 'nothing',
        message: 'The debugger could not be loaded. Check the connection and try again.',
      });
    }
    setTracing(false);
  }

  const scene = traces?.kind === 'traced' ? traces.scenes.get(chosen) : undefined;
  const said = tracing
    ? 'Tracing your engine…'
    : traces?.kind === 'nothing'
      ? `Nothing could be traced. ${traces.message}`
      : '';
  return (
    <section class="gw-trace" aria-label="Your graph beside ours">
      <div class="gw-code-actions">
        <button type="button" class="gw-button" disabled={tracing} onClick={start}>
          {traces ? 'Trace again' : 'Find where my graph differs'}
        </button>
        {tracing && (
          <button type="button" class="gw-button" onClick={() => stopping.current?.abort()}>
            Stop tracing
          </button>
        )}
      </div>
      <p role="status" class="gw-trace-said">
        {said}
        {scene && <Finding scene={scene} />}
      </p>
      {traces?.kind === 'traced' && tools && (
        <p class="gw-trace-choice">
          <label for={id}>Program</label>
          <select
            id={id}
            class="gw-field"
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {about.programs.map((program) => {
              const kind = traces.scenes.get(program.case)?.divergence.kind;
              const state = kind === undefined ? 'not traced' : kind === 'agrees' ? 'agrees' : 'differs';
              return (
                <option key={program.case} value={program.case} disabled={kind === undefined}>
                  {state}: {tools.programLine(program)}
                </option>
              );
            })}
          </select>
        </p>
      )}
      {scene && tools && (
        <>
          <div class="gw-trace-frame" data-wide-from={tools.wideFrom(scene.plan)}>
            {(['right', 'down'] as const).map((direction) => (
              <tools.GraphDrawing
                key={direction}
                plan={scene.plan}
                scene={scene.drawn}
                direction={direction}
                label={scene.label}
                backward
              />
            ))}
          </div>
          <Twin scene={scene} />
        </>
      )}
    </section>
  );
}

function Finding({ scene: { divergence } }: { scene: TraceScene }) {
  return (
    <>
      <strong>{divergence.kind === 'agrees' ? '✓ ' : '✗ '}</strong>
      {divergence.says}
      {divergence.because && <span class="gw-trace-because"> {divergence.because}</span>}
    </>
  );
}

/** The picture once more as a table, with our number beside each of the learner's. */
function Twin({ scene }: { scene: TraceScene }) {
  return (
    <details class="gw-trace-twin">
      <summary>Both engines as a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">node</th>
            <th scope="col">value, yours</th>
            <th scope="col">right</th>
            <th scope="col">gradient, yours</th>
            <th scope="col">right</th>
          </tr>
        </thead>
        <tbody>
          {scene.nodes.map((node, i) =>
            scene.plan.nodes[i]?.kind === 'constant' ? null : (
              <tr key={node.id} data-first={node.first}>
                <th scope="row">
                  {node.id}
                  {node.first && ' (first difference)'}
                </th>
                <Pair both={node.value} />
                <Pair both={node.grad} />
              </tr>
            ),
          )}
        </tbody>
      </table>
    </details>
  );
}

function Pair({ both }: { both: Both }) {
  return (
    <>
      <td data-differs={both.differs}>
        {both.yours}
        {both.differs && <span> ✗</span>}
      </td>
      <td>{both.right}</td>
    </>
  );
}
