/** A network one trains in the page: the engine works in a worker, this draws what comes from there and asks for more. */
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { remarks } from '../../training/diagnose.ts';
import type { Frame } from '../../training/session.ts';
import { classCount, layerSizes, parameterCount } from '../../training/sizes.ts';
import type { OwnPoint, Setup } from '../../training/spec.ts';
import { LossChart } from '../../ui/LossChart.tsx';
import { SaveRow } from '../../ui/SaveRow.tsx';
import { useAddress } from '../../ui/use-address.ts';
import { useWidth } from '../../ui/use-width.ts';
import { lossChart } from '../../viz/loss-chart.ts';
import { CurvesTable } from './CurvesTable.tsx';
import type { First } from './first.ts';
import { GradientCheck } from './GradientCheck.tsx';
import type { Knob } from './knobs.ts';
import { readLink, writeLink } from './link.ts';
import { CLASS_MARKS, DATA_NAMES } from './names.ts';
import { OwnPoints } from './OwnPoints.tsx';
import { ConfusionTable, Layers, WeightsPanel } from './Panels.tsx';
import { Plane } from './Plane.tsx';
import { PlaneTable } from './PlaneTable.tsx';
import { lossText, percent, pointsOf, type Scoring, scoreWords } from './picture.ts';
import type { Panel } from './props.ts';
import { Settings } from './Settings.tsx';
import { useTraining } from './use-training.ts';

export interface TrainerProps {
  readonly setup: Setup;
  readonly first: First;
  /** Play pauses at this step, and at each multiple of it. */
  readonly until: number;
  readonly knobs: readonly Knob[];
  readonly open: readonly Panel[];
  /** The page that shows a trainer alone: links lead there. */
  readonly trainerUrl: string;
  /** This is that page: the address holds the setup. */
  readonly addressed?: boolean;
  /** A loss to reach, drawn as a line. */
  readonly goal?: number | undefined;
  /** Told of every new frame, for those who judge a run. */
  onFrame?: ((setup: Setup, frame: Frame) => void) | undefined;
}

const NAMES = { train: 'training loss', test: 'test loss' };
/** What writes numbers into files is fetched when somebody saves. */
const written = () => import('../../viz/training-csv.ts');
/** A chart's height in pixels, and its width until it is measured. */
const CHART = { height: 300, width: 440 };

export default function Trainer(props: TrainerProps) {
  const { first, until, knobs, trainerUrl, addressed = false, goal, onFrame } = props;
  const [setup, setSetup] = useState(props.setup);
  /** What the form shows; it becomes the setup unless it is refused. */
  const [draft, setDraft] = useState(props.setup);
  const [open, setOpen] = useState<ReadonlySet<Panel>>(new Set(props.open));
  const [log, setLog] = useState(false);
  const [own, setOwn] = useState<readonly OwnPoint[]>(props.setup.data.own);
  const [placing, setPlacing] = useState(props.setup.data.kind === 'own');
  const [brush, setBrush] = useState(0);
  const [news, setNews] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const chartBox = useRef<HTMLDivElement>(null);
  const width = useWidth(chartBox, CHART.width);
  const name = useId();

  const training = useTraining({
    setup,
    wanted: { layers: true, weights: open.has('weights') },
    onSetup: (next) => {
      setSetup(next);
      setDraft(next);
      remember();
    },
    onRest: ({ standing }, what) => {
      if (what !== 'opened' || standing.broken) setNews(standing.broken ?? scoreWords(standing));
    },
  });
  const { frame, playing } = training;
  const shown: Scoring = frame?.standing ?? first.scoring;

  useEffect(() => {
    if (frame) onFrame?.(setup, frame);
  }, [frame]);

  const remember = useAddress(
    addressed,
    () => writeLink(setup),
    (hash) => {
      const linked = readLink(hash);
      if (linked !== undefined) training.change(linked);
    },
  );

  /** The points of a link or of an author are there to go on from. */
  const place = (setup: Setup): void => {
    setPlacing(true);
    if (own.length === 0) setOwn(setup.data.own);
  };
  const change = (next: Setup): void => {
    setDraft(next);
    if (next.data.kind === 'own') place(next);
    else setPlacing(false);
    training.change(next);
  };
  const changeOwn = (points: readonly OwnPoint[], said: string): void => {
    setOwn(points);
    setNews(said);
    const enough = new Set(points.map(([, , c]) => c)).size > 1;
    if (enough) change({ ...setup, data: { ...setup.data, kind: 'own', own: [...points] } });
  };
  const toggle = (panel: Panel, isOpen: boolean): void => {
    if (open.has(panel) === isOpen) return;
    const next = new Set(open);
    if (isOpen) next.add(panel);
    else next.delete(panel);
    setOpen(next);
  };
  useEffect(() => {
    if (open.has('weights')) training.look();
  }, [open]);

  const points = useMemo(() => (frame?.data ? pointsOf(frame.data) : first.points), [frame?.data, first]);
  const classes = classCount(setup.data);
  // These come ten times a second, frames sixty times: what has not changed is not drawn again.
  const layers = useMemo(() => frame?.layers && <Layers layers={frame.layers} />, [frame?.layers]);
  const weights = useMemo(() => frame?.weights && <WeightsPanel weights={frame.weights} />, [frame?.weights]);
  const plane = useMemo(() => frame?.plane && <PlaneTable plane={frame.plane} />, [frame?.plane]);
  const chart = lossChart(
    frame === undefined
      ? []
      : [
          { id: 'test', steps: frame.curves.steps, values: frame.curves.test },
          { id: 'train', steps: frame.curves.steps, values: frame.curves.train },
        ].filter(({ values }) => values.length > 0),
    { width, height: CHART.height, log, goal },
  );
  const sizes = layerSizes(setup);
  const panel = (id: Panel, title: string, body: () => preact.ComponentChildren) => (
    <details open={open.has(id)} onToggle={(event) => toggle(id, event.currentTarget.open)}>
      <summary>{title}</summary>
      {open.has(id) && body()}
    </details>
  );
  const press = () =>
    playing ? training.pause() : training.play((Math.floor(shown.step / until) + 1) * until);

  return (
    <div class="tr" ref={root}>
      <div class="tr-bar">
        <button type="button" class="gw-button gw-button--main tr-play" onClick={press}>
          <span aria-hidden="true">{playing ? '❚❚' : '▶'}</span> {playing ? 'Pause' : 'Play'}
        </button>
        <button
          type="button"
          class="gw-button"
          onClick={() => !playing && training.step()}
          aria-disabled={playing}
        >
          One step
        </button>
        <button type="button" class="gw-button" onClick={training.rewind}>
          Rewind
        </button>
        <dl class="tr-scores">
          <div>
            <dt>step</dt>
            <dd>{shown.step}</dd>
          </div>
          <div>
            <dt>training loss</dt>
            <dd>{lossText(shown.train)}</dd>
          </div>
          {shown.test !== undefined && (
            <div>
              <dt>test loss</dt>
              <dd>{lossText(shown.test)}</dd>
            </div>
          )}
          <div>
            <dt>{shown.test === undefined ? 'accuracy' : 'test accuracy'}</dt>
            <dd>{percent(shown.testAccuracy ?? shown.trainAccuracy)}</dd>
          </div>
        </dl>
      </div>

      <div class="tr-main">
        <div class="tr-figure">
          {setup.data.kind === 'digits' ? (
            <Digits frame={frame} />
          ) : (
            <Plane
              points={placing ? { train: own, test: [] } : points}
              classes={placing ? 3 : classes}
              regions={first.regions}
              plane={frame?.plane}
              label={`The plane with ${DATA_NAMES[setup.data.kind]}, colored by the class the network chooses. ${scoreWords(shown)}`}
              onPlace={
                placing
                  ? (x, y) =>
                      changeOwn([...own, [x, y, brush]], `Point (${x}, ${y}) of class ${brush} placed.`)
                  : undefined
              }
            />
          )}
          <p class="tr-dim">
            {setup.data.kind !== 'digits' && (
              <>
                {CLASS_MARKS.slice(0, classes)
                  .map((mark, c) => `${mark} class ${c}`)
                  .join(', ')}
                {points.test.length > 0 && '; hollow: only tested'}.{' '}
              </>
            )}
            Network {sizes.join('-')}, {parameterCount(sizes)} parameters.
          </p>
          {setup.data.kind === 'digits' ? (
            <SaveRow
              what="the digits"
              file="digits"
              csv={async () => frame?.confusion && (await written()).confusionCsv(frame.confusion)}
            />
          ) : (
            <SaveRow
              what="the plane"
              file="plane"
              picture={() => root.current?.querySelector('.tr-plane')}
              csv={async () => frame?.plane && (await written()).planeCsv(frame.plane)}
            />
          )}
        </div>
        <div class="tr-figure">
          <div class="tr-figure" ref={chartBox}>
            <LossChart
              scene={chart}
              unit="loss"
              names={shown.test === undefined ? { train: NAMES.train } : NAMES}
              label={`Loss over steps${log ? ', logarithmic' : ''}. ${scoreWords(shown)}`}
            />
          </div>
          <label class="tr-check">
            <input type="checkbox" checked={log} onChange={(event) => setLog(event.currentTarget.checked)} />
            Logarithmic scale
          </label>
          <SaveRow
            what="the losses"
            file="losses"
            picture={() => chartBox.current}
            csv={async () => frame && (await written()).curvesCsv([{ of: frame.curves }])}
          />
        </div>
      </div>

      {training.problem !== undefined && (
        <p class="tr-problem" role="alert">
          {training.problem}
        </p>
      )}
      {shown.broken !== undefined && <p class="tr-problem">{shown.broken}</p>}
      {frame?.layers && shown.broken === undefined && (
        <ul class="tr-remarks">
          {remarks(frame.layers, setup).map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}

      {knobs.length > 0 &&
        panel('settings', 'Data, network, training', () => (
          <>
            <Settings setup={draft} knobs={knobs} onChange={change} />
            {knobs.includes('data') &&
              (placing ? (
                <OwnPoints points={own} brush={brush} name={name} onBrush={setBrush} onPoints={changeOwn} />
              ) : (
                <button type="button" class="gw-button" onClick={() => place(setup)}>
                  Place your own points
                </button>
              ))}
          </>
        ))}
      {panel('layers', 'Layers: activations and gradients', () =>
        layers ? (
          <>
            {layers}
            <SaveRow
              what="the layers"
              file="layers"
              picture={() => root.current?.querySelector('.tr-layers')}
              csv={async () => frame?.layers && (await written()).layersCsv([{ of: frame.layers }])}
            />
          </>
        ) : (
          <Waiting onStart={training.run} />
        ),
      )}
      {panel('weights', 'Weights', () =>
        weights ? (
          <>
            {weights}
            <SaveRow
              what="the weights"
              file="weights"
              picture={() => root.current?.querySelector('.tr-weights')}
              csv={async () => frame?.weights && (await written()).weightsCsv(frame.weights)}
            />
          </>
        ) : (
          <Waiting onStart={training.run} />
        ),
      )}
      {panel('check', 'Are the gradients right?', () => (
        <GradientCheck run={training.run} />
      ))}
      {panel('table', 'The losses as a table', () =>
        frame ? <CurvesTable curves={frame.curves} /> : <Waiting onStart={training.run} />,
      )}
      {setup.data.kind !== 'digits' &&
        panel('plane', 'The plane as a table', () => plane ?? <Waiting onStart={training.run} />)}
      <SaveRow link={() => `${trainerUrl}#${writeLink(setup)}`} />
      <p role="status" class="gw-visually-hidden">
        {news}
      </p>
    </div>
  );
}

function Waiting({ onStart }: { onStart(): Promise<unknown> }) {
  return (
    <div class="tr-waiting">
      <p class="tr-dim">Shown once the network is made.</p>
      <button type="button" class="gw-button" onClick={() => onStart().catch(() => {})}>
        Make it
      </button>
    </div>
  );
}

/** Digits are no points of a plane: what they are taken for is a table. */
function Digits({ frame }: { readonly frame: Frame | undefined }) {
  return (
    <div>
      {frame?.confusion ? (
        <ConfusionTable confusion={frame.confusion} />
      ) : (
        <p>800 handwritten digits of 8 × 8 pixels, 600 to learn from and 200 to test with.</p>
      )}
      <p class="tr-dim">
        Digits: E. Alpaydin and C. Kaynak, <a href="https://doi.org/10.24432/C50P49">UCI, 1998</a>, a part,{' '}
        <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.
      </p>
    </div>
  );
}
