/** The figure: one script or a choice of them, and a place to change the lines and run them again. */
import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Trace } from '../../runtime/script/trace-types.ts';
import { useAddress } from '../../ui/use-address.ts';
import type { NamedTrace } from './build.ts';
import { Choice } from './Choice.tsx';
import { Editor } from './Editor.tsx';
import { Lab } from './Lab.tsx';
import { type LinkState, MODES, type Mode, readLink, writeLink } from './link.ts';
import { Note } from './Note.tsx';

interface Props {
  readonly traces: readonly NamedTrace[];
  /** Where a run stands at first. */
  readonly start: number | 'end';
  readonly memory: boolean;
  /** The page that shows the lab alone: links lead there. */
  readonly labUrl: string;
  /** This is that page: the address holds script, step and mode. */
  readonly addressed?: boolean;
}

const MODE_NAMES: Readonly<Record<Mode, string>> = {
  watch: 'Step by step',
  memory: 'Memory',
  predict: 'Predict first',
};

export default function View({ traces, start, memory, labUrl, addressed = false }: Props) {
  const [picked, setPicked] = useState(traces[0]?.id ?? '');
  const [own, setOwn] = useState<Trace | undefined>();
  /** Lines that came with a link and belong to nobody here: they run when told to. */
  const [linked, setLinked] = useState<LinkState | undefined>();
  const [mode, setMode] = useState<Mode>(memory ? 'memory' : 'watch');
  const [opening, setOpening] = useState(start);
  const [runs, setRuns] = useState(0);
  const step = useRef<number | undefined>(undefined);
  const Predict = usePredict(mode === 'predict');

  const named = traces.find(({ id }) => id === picked);
  const trace = own ?? (linked === undefined ? named?.trace : undefined);
  const source = trace?.source ?? linked?.source ?? '';
  const link = (): string => writeLink({ source, step: mode === 'predict' ? undefined : step.current, mode });
  const open = (next: { picked?: string; own?: Trace; linked?: LinkState; at: number | 'end' }): void => {
    if (next.picked !== undefined) setPicked(next.picked);
    setOwn(next.own);
    setLinked(next.linked);
    setOpening(next.at);
    step.current = typeof next.at === 'number' && next.at !== start ? next.at : undefined;
    setRuns(runs + 1);
  };
  const remember = useAddress(addressed, link, (hash) => {
    const state = readLink(hash);
    if (state === undefined) return;
    setMode(state.mode);
    const known = traces.find((one) => one.trace.source.trim() === state.source.trim());
    const at = state.step ?? start;
    open(known === undefined ? { linked: state, at } : { picked: known.id, at });
  });
  if (named === undefined) return null;
  return (
    <div class="al">
      {traces.length > 1 && (
        <Choice
          name={`al-${traces.map(({ id }) => id).join('-')}`}
          legend="Script"
          options={traces.map(({ id, title }) => ({ id, title }))}
          picked={linked === undefined ? picked : ''}
          onPick={(id) => {
            open({ picked: id, at: start });
            remember();
          }}
        />
      )}
      {addressed && (
        <Choice
          name="al-mode"
          legend="Look at it"
          options={MODES.map((id) => ({ id, title: MODE_NAMES[id] }))}
          picked={mode}
          onPick={(id) => {
            setMode(id as Mode);
            setOpening(step.current ?? opening);
            setRuns(runs + 1);
            remember();
          }}
        />
      )}
      {trace === undefined && (
        <p class="al-linked" role="status">
          This link brings lines of its own. They are shown below and have not run: read them, then press Run.
        </p>
      )}
      {trace !== undefined && mode === 'predict' && Predict !== undefined && (
        <Predict key={`${picked} ${runs}`} trace={trace} />
      )}
      {trace !== undefined && mode !== 'predict' && (
        <Lab
          key={`${picked} ${runs}`}
          trace={trace}
          start={opening}
          memory={mode === 'memory'}
          link={() => `${labUrl}#${link()}`}
          onStep={(at) => {
            step.current = at;
            remember();
          }}
        />
      )}
      <Editor
        key={`${picked} ${linked?.source}`}
        source={linked?.source ?? named.trace.source}
        open={linked !== undefined}
        onTrace={(made) => {
          const first = linked !== undefined && own === undefined ? linked.step : undefined;
          open({
            ...(made && { own: made }),
            ...(linked && { linked }),
            at: made === undefined ? start : (first ?? 1),
          });
          remember();
        }}
      />
      {trace !== undefined && <Note own={own !== undefined} />}
    </div>
  );
}

type PredictView = ComponentType<{ readonly trace: Trace }>;

/** What asks first is fetched when somebody wants to be asked. */
function usePredict(wanted: boolean): PredictView | undefined {
  const [view, setView] = useState<{ readonly Body: PredictView }>();
  useEffect(() => {
    if (wanted && view === undefined)
      void import('./PredictRun.tsx').then(({ default: Body }) => setView({ Body }));
  }, [wanted, view]);
  return view?.Body;
}
