/** One's own points: placed by a click on the plane, by numbers, or pasted as text. */
import { useState } from 'preact/hooks';
import type { OwnPoint } from '../../training/spec.ts';
import { CLASS_MARKS } from './names.ts';

interface Props {
  readonly points: readonly OwnPoint[];
  /** The class that a click places. */
  readonly brush: number;
  readonly name: string;
  onBrush(c: number): void;
  onPoints(points: readonly OwnPoint[], said: string): void;
}

export function OwnPoints({ points, brush, name, onBrush, onPoints }: Props) {
  const [x, setX] = useState('');
  const [y, setY] = useState('');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();

  const read = async (csv: string): Promise<void> => {
    const { readCsv } = await import('../../training/csv.ts');
    try {
      const found = readCsv(csv);
      setProblem(undefined);
      onPoints(
        found.points,
        `${found.points.length} points read; classes ${found.classes.join(', ')}.` +
          (found.scaled ? ' Each column was stretched to −1 … 1.' : ''),
      );
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <div class="tr-own">
      <fieldset class="tr-brush">
        <legend>Click the plane to place a point of class</legend>
        {CLASS_MARKS.map((mark, c) => (
          <label key={mark}>
            <input type="radio" name={`${name}-brush`} checked={brush === c} onChange={() => onBrush(c)} />{' '}
            {mark} {c}
          </label>
        ))}
      </fieldset>
      <form
        class="tr-row"
        onSubmit={(event) => {
          event.preventDefault();
          const at = [x, y].map((typed) => Number(typed.trim().replace('−', '-').replace(',', '.') || 'x'));
          const [px = 0, py = 0] = at;
          if (!at.every((value) => Math.abs(value) <= 1.5)) {
            setProblem('A point’s x and y are numbers from −1.5 to 1.5.');
            return;
          }
          setProblem(undefined);
          onPoints([...points, [px, py, brush]], `Point (${px}, ${py}) of class ${brush} placed.`);
        }}
      >
        <label class="tr-labeled">
          <span>x</span>
          <input
            class="gw-field"
            inputMode="text"
            value={x}
            onInput={(event) => setX(event.currentTarget.value)}
          />
        </label>
        <label class="tr-labeled">
          <span>y</span>
          <input
            class="gw-field"
            inputMode="text"
            value={y}
            onInput={(event) => setY(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="gw-button">
          Place
        </button>
        <button
          type="button"
          class="gw-button"
          aria-disabled={points.length === 0}
          onClick={() => points.length > 0 && onPoints(points.slice(0, -1), 'The last point is gone.')}
        >
          Take back
        </button>
        <button
          type="button"
          class="gw-button"
          aria-disabled={points.length === 0}
          onClick={() => onPoints([], 'All points are gone.')}
        >
          Clear
        </button>
      </form>
      <label class="tr-csv">
        Or paste lines of x, y, class
        <textarea
          class="gw-field"
          rows={3}
          spellcheck={false}
          placeholder={'0.5, -0.25, 1\n-1, 1, 0'}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="button" class="gw-button" onClick={() => read(text)}>
        Read these points
      </button>
      {problem !== undefined && (
        <p class="tr-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
