/** The figure: one script or a choice of them, and a place to change the lines and run them again. */
import { useState } from 'preact/hooks';
import type { Trace } from '../../runtime/script/trace-types.ts';
import { Choice } from './Choice.tsx';
import { Editor } from './Editor.tsx';
import { Lab } from './Lab.tsx';
import { Note } from './Note.tsx';

interface Props {
  readonly traces: readonly { readonly id: string; readonly title: string; readonly trace: Trace }[];
  readonly start: number | 'end';
  readonly memory: boolean;
  /** The editor is open at first: on a page of its own. */
  readonly editing?: boolean;
}

export default function View({ traces, start, memory, editing = false }: Props) {
  const [picked, setPicked] = useState(traces[0]?.id ?? '');
  const [own, setOwn] = useState<Trace | undefined>();
  const [runs, setRuns] = useState(0);
  const named = traces.find(({ id }) => id === picked);
  if (named === undefined) return null;
  const trace = own ?? named.trace;
  return (
    <div class="al">
      {traces.length > 1 && (
        <Choice
          name={`al-${traces.map(({ id }) => id).join('-')}`}
          legend="Script"
          options={traces.map(({ id, title }) => ({ id, title }))}
          picked={picked}
          onPick={(id) => {
            setPicked(id);
            setOwn(undefined);
          }}
        />
      )}
      <Lab key={`${picked} ${runs}`} trace={trace} start={own === undefined ? start : 1} memory={memory} />
      <Editor
        key={picked}
        source={named.trace.source}
        open={editing}
        onTrace={(made) => {
          setOwn(made);
          setRuns(runs + 1);
        }}
      />
      <Note own={own !== undefined} />
    </div>
  );
}
