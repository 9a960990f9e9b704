/** Any formula as a graph: typed, drawn by the engine worker, looked at in every way, linked to and saved. */
import type { ComponentType } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Env, GraphRun } from '../../expr/types.ts';
import { callEngine, type Prepared } from '../../runtime/engine-client.ts';
import { type Folding, folded } from '../../viz/folding.ts';
import type { GraphPlan } from '../../viz/graph-plan.ts';
import { Choice } from './Choice.tsx';
import { EXAMPLES } from './examples.ts';
import { type LinkState, type Mode, readLink, writeLink } from './link.ts';
import type { ModeProps } from './mode-props.ts';
import PredictView from './PredictView.tsx';
import { Repeats } from './Repeats.tsx';
import { Save } from './Save.tsx';
import { samePosition } from './same-position.ts';
import { timelineOf } from './timeline.ts';
import View from './View.tsx';

interface Props {
  /** What is shown until a link or the reader says otherwise; made at build. */
  readonly first: Prepared & { readonly text: string };
  /** In somebody else's page: the state comes from the address's query, and there is no editor. */
  readonly embedded?: boolean;
  /** Where the playground is, for links out of an embedded graph and for the snippet. */
  readonly playgroundUrl: string;
  readonly embedUrl: string;
}

const MODE_NAMES: Readonly<Record<Mode, string>> = {
  watch: 'Step',
  predict: 'Predict',
  paths: 'Paths',
  nudge: 'Nudge',
  orders: 'Orders',
};

/** Views beyond the first are fetched when they are chosen. */
const LOADERS: Partial<Record<Mode, () => Promise<{ default: ComponentType<ModeProps> }>>> = {
  paths: () => import('./PathsView.tsx'),
  nudge: () => import('./NudgeView.tsx'),
  orders: () => import('./OrdersView.tsx'),
};

const TYPING_PAUSE_MS = 200;
const ADDRESS_PAUSE_MS = 300;

/** What a view is mounted with. It is mounted anew when any of this changes. */
interface Shown {
  readonly prepared: Prepared;
  readonly mode: Mode;
  readonly step: number | undefined;
}

export default function Playground({ first, embedded = false, playgroundUrl, embedUrl }: Props) {
  const [text, setText] = useState(first.text);
  const [shown, setShown] = useState<Shown>({ prepared: first, mode: 'watch', step: undefined });
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [lazy, setLazy] = useState<{ mode: Mode; Body: ComponentType<ModeProps> } | undefined>(undefined);
  const live = useRef<{ at: Env; run: GraphRun; step: number | undefined }>({
    at: first.at,
    run: first.run,
    step: undefined,
  });
  const request = useRef<AbortController | undefined>(undefined);
  const root = useRef<HTMLDivElement>(null);
  const group = useId();

  const link = (): string =>
    writeLink({
      text,
      at: live.current.at,
      mode: shown.mode,
      step: shown.mode === 'watch' ? live.current.step : undefined,
      folding: shown.prepared.source.folding,
    });
  // Browsers refuse addresses that change hundreds of times a minute, as they would under a dragging hand.
  const remembering = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const newestLink = useRef(link);
  newestLink.current = link;
  const remember = (): void => {
    if (embedded) return;
    clearTimeout(remembering.current);
    remembering.current = setTimeout(() => {
      history.replaceState(history.state, '', `#${newestLink.current()}`);
    }, ADDRESS_PAUSE_MS);
  };

  /** @param from the plan that the step of `state` counts on, where the new one is folded otherwise */
  const show = (state: LinkState, justTyped = false, from?: GraphPlan): void => {
    request.current?.abort();
    const controller = new AbortController();
    request.current = controller;
    const { text: typed, at, folding } = state;
    callEngine('prepare', { text: typed, at, folding, typed: justTyped }, controller.signal).then(
      (prepared) => {
        const step =
          from === undefined || state.step === undefined
            ? state.step
            : samePosition(timelineOf(from, 'all'), state.step, timelineOf(prepared.plan, 'all'));
        live.current = { at: prepared.at, run: prepared.run, step };
        setProblem(undefined);
        setShown({ prepared, mode: state.mode, step });
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
      },
    );
  };

  useEffect(() => {
    const follow = (): void => {
      const state = readLink(embedded ? location.search : location.hash);
      if (state === undefined) return;
      setText(state.text);
      show(state);
    };
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [embedded]);

  useEffect(() => {
    const loader = LOADERS[shown.mode];
    if (loader === undefined || lazy?.mode === shown.mode) return;
    let canceled = false;
    loader().then(({ default: Body }) => {
      if (!canceled) setLazy({ mode: shown.mode, Body });
    });
    return () => {
      canceled = true;
    };
  }, [shown.mode, lazy?.mode]);

  const { folding } = shown.prepared.source;
  const onFolding = (chosen: Folding | undefined): void => {
    const { at, step } = live.current;
    show({ text, at, mode: shown.mode, step, folding: chosen }, false, shown.prepared.plan);
  };

  const typing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const onType = (typed: string): void => {
    setText(typed);
    clearTimeout(typing.current);
    typing.current = setTimeout(() => {
      show({ text: typed, at: live.current.at, mode: shown.mode, step: undefined, folding }, true);
    }, TYPING_PAUSE_MS);
  };
  const onMode = (mode: Mode): void => {
    const { at, run } = live.current;
    live.current.step = undefined;
    setShown({ prepared: { ...shown.prepared, at, run }, mode, step: undefined });
  };

  useEffect(() => {
    if (shown.prepared !== first) remember();
  }, [shown]);

  const { prepared, mode } = shown;
  const view: ModeProps = {
    source: prepared.source,
    plan: prepared.plan,
    at: prepared.at,
    run: prepared.run,
    onInputs: (at, run) => {
      live.current = { ...live.current, at, run };
      remember();
    },
  };
  const every = prepared.repeats.flatMap(({ groups }) => groups);
  const key = useKeyOf(shown);
  const Body = lazy?.mode === mode ? lazy.Body : undefined;

  return (
    <div class="gg-playground" ref={root}>
      {!embedded && (
        <Editor
          text={text}
          problem={problem}
          name={group}
          onType={onType}
          onExample={(example) => {
            setText(example.text);
            show({ text: example.text, at: example.at, mode, step: undefined, folding });
          }}
        />
      )}
      {embedded && problem !== undefined && <p class="gg-problem">{problem}</p>}
      <Choice
        legend="Look at it"
        name={`${group}-mode`}
        options={(Object.keys(MODE_NAMES) as Mode[]).map((value) => ({ value, text: MODE_NAMES[value] }))}
        value={mode}
        onChange={onMode}
      />
      {prepared.repeats.length > 0 && (
        <Repeats repeats={prepared.repeats} folding={folding} onFolding={onFolding} />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for pointers; the buttons above do the same */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
      <div
        class="gg-frame"
        onClick={({ target }) => {
          const id = (target as Element).closest('[data-folds]')?.getAttribute('data-folds');
          if (id) onFolding(folded(folding, [id], false, every));
        }}
      >
        {mode === 'watch' && (
          <View
            key={key}
            {...view}
            show="all"
            variant="player"
            {...(shown.step === undefined ? {} : { step: shown.step })}
            onStep={(step) => {
              live.current = { ...live.current, step };
              remember();
            }}
          />
        )}
        {mode === 'predict' && (
          <PredictView key={key} plan={prepared.plan} rounds={[{ at: prepared.at, run: prepared.run }]} />
        )}
        {Body !== undefined && <Body key={key} {...view} />}
      </div>
      {embedded ? (
        <p class="gg-out">
          <a
            href={playgroundUrl}
            target="_blank"
            rel="noopener"
            onClick={(event) => {
              event.currentTarget.href = `${playgroundUrl}#${link()}`;
            }}
          >
            Open in Groundwork
          </a>
        </p>
      ) : (
        <Save root={root} link={link} playgroundUrl={playgroundUrl} embedUrl={embedUrl} />
      )}
    </div>
  );
}

/** A new number whenever the shown object is a new one. */
function useKeyOf(value: object): number {
  const seen = useRef({ value, count: 0 });
  if (seen.current.value !== value) seen.current = { value, count: seen.current.count + 1 };
  return seen.current.count;
}

interface EditorProps {
  readonly text: string;
  readonly problem: string | undefined;
  readonly name: string;
  onType(text: string): void;
  onExample(example: (typeof EXAMPLES)[number]): void;
}

function Editor({ text, problem, name, onType, onExample }: EditorProps) {
  return (
    <div class="gg-editor">
      <label for={`${name}-text`}>A formula, lines such as s = x + y, or code such as x.add(y)</label>
      <textarea
        id={`${name}-text`}
        class="gw-field gg-formula"
        rows={Math.min(8, Math.max(1, text.split('\n').length))}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        aria-describedby={`${name}-problem`}
        aria-invalid={problem !== undefined}
        value={text}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <p id={`${name}-problem`} class="gg-problem" role="status">
        {problem}
      </p>
      <div class="gg-row gg-examples">
        {EXAMPLES.map((example) => (
          <button key={example.name} type="button" class="gw-button" onClick={() => onExample(example)}>
            {example.name}
          </button>
        ))}
      </div>
    </div>
  );
}
