/** Draws curves over steps. What a line means is said in a key of words and line styles, never by color alone. */
import type { LossChartScene } from '../viz/loss-chart.ts';

interface Props {
  readonly scene: LossChartScene;
  /** The drawing in words. */
  readonly label: string;
  /** What the height means, such as `loss`. */
  readonly unit: string;
  /** What each line is, by series id. */
  readonly names: Readonly<Record<string, string>>;
  /** Names stand at the ends of lines too; the scene keeps room for them. */
  readonly named?: boolean;
}

export function LossChart({ scene, label, unit, names, named = false }: Props) {
  const { width, height, plot } = scene;
  return (
    <>
      <svg
        class="gw-chart"
        viewBox={`0 0 ${width} ${height}`}
        data-width={width}
        data-height={height}
        role="img"
        aria-label={label}
      >
        {scene.up.map(({ at, text }) => (
          <g key={text} class="gw-chart-tick">
            <line x1={plot.left} x2={plot.right} y1={at} y2={at} />
            <text x={plot.left - 6} y={at + 4} text-anchor="end">
              {text}
            </text>
          </g>
        ))}
        {scene.across.map(({ at, text }) => (
          <text key={text} class="gw-chart-step" x={at} y={plot.bottom + 17} text-anchor="middle">
            {text}
          </text>
        ))}
        <line class="gw-chart-base" x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} />
        <text class="gw-chart-unit" x={plot.right} y={plot.top + 6} text-anchor="end">
          {unit}
        </text>
        {scene.goal !== undefined && (
          <line class="gw-chart-goal" x1={plot.left} x2={plot.right} y1={scene.goal} y2={scene.goal} />
        )}
        {scene.lines.map(({ id, path }) => (
          <path key={id} class="gw-chart-line" data-series={id} d={path} />
        ))}
        {named &&
          scene.lines.map(({ id, end: [x, y], nameY }) => (
            <g key={id} class="gw-chart-name">
              <path d={`M${x} ${y}L${plot.right + 8} ${nameY}`} />
              <text x={plot.right + 11} y={nameY + 4}>
                {names[id]}
              </text>
            </g>
          ))}
      </svg>
      <p class="gw-chart-key">
        {Object.entries(names).map(([id, name]) => (
          <span key={id}>
            <svg width="28" height="10" aria-hidden="true">
              <path class="gw-chart-line" data-series={id} d="M1 5H27" />
            </svg>{' '}
            {name}
          </span>
        ))}
      </p>
    </>
  );
}
