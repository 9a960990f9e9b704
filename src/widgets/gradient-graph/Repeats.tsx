/** What repeats in a graph, to be folded into one node each and opened again: all of a kind, or one by one. */
import { HtmlMath } from '../../ui/graph/MathText.tsx';
import { type Folding, folded, isFolded, type Repeat } from '../../viz/folding.ts';
import { nameRun, plainText } from '../../viz/math-text.ts';

interface Props {
  readonly repeats: readonly Repeat[];
  readonly folding: Folding | undefined;
  onFolding(folding: Folding | undefined): void;
}

export function Repeats({ repeats, folding, onFolding }: Props) {
  const every = repeats.flatMap(({ groups }) => groups);
  const set = (groups: readonly string[], fold: boolean): void =>
    onFolding(folded(folding, groups, fold, every));
  const operations = repeats.reduce(
    (sum, { groups, operations: inside }) =>
      sum + groups.filter((id) => isFolded(folding, id)).length * (inside - 1),
    0,
  );
  return (
    <fieldset class="gg-repeats">
      <legend>Repeated structure</legend>
      <ul>
        {repeats.map((repeat) => {
          const { groups } = repeat;
          const inside = groups.filter((id) => isFolded(folding, id));
          const all = inside.length === groups.length;
          return (
            <li key={groups.join(' ')}>
              <span class="gg-repeat-name">
                <Name repeat={repeat} />
              </span>
              <button
                type="button"
                class="gw-button"
                aria-label={`${all ? 'Open' : 'Fold'} ${spokenName(repeat)}`}
                onClick={() => set(groups, !all)}
              >
                {all ? 'Open' : 'Fold'}
                {groups.length > 1 && ' all'}
              </button>
              {groups.length > 1 && (
                <details class="gg-repeat-each">
                  <summary>
                    One by one<span class="gw-visually-hidden">: {spokenName(repeat)}</span>
                  </summary>
                  <div class="gg-row">
                    {groups.map((id) => {
                      const closed = inside.includes(id);
                      return (
                        <button
                          key={id}
                          type="button"
                          class="gw-button"
                          aria-label={`${closed ? 'Open' : 'Fold'} ${id}`}
                          onClick={() => set([id], !closed)}
                        >
                          <span aria-hidden="true">{closed ? '⊞ ' : '⊟ '}</span>
                          <HtmlMath runs={[nameRun(id)]} />
                        </button>
                      );
                    })}
                  </div>
                </details>
              )}
            </li>
          );
        })}
      </ul>
      <p class="gg-hint" role="status">
        {operations > 0 &&
          `${operations} ${operations === 1 ? 'operation is' : 'operations are'} out of sight. Values and gradients are the same.`}
      </p>
    </fieldset>
  );
}

function Name({ repeat }: { readonly repeat: Repeat }) {
  const { kind, groups, formula, terms } = repeat;
  const times = groups.length > 1 ? `${groups.length} × ` : '';
  if (kind === 'sum') return `${times}a sum of ${terms} terms`;
  return (
    <>
      {times}
      {kind === 'part' && 'like '}
      <HtmlMath runs={formula} />
      {kind === 'power' && ', written out'}
    </>
  );
}

function spokenName({ kind, groups, formula, terms }: Repeat): string {
  const many = groups.length > 1 ? `all ${groups.length}: ` : '';
  if (kind === 'sum') return `${many}the sum of ${terms} terms`;
  return `${many}${kind === 'part' ? 'parts like ' : 'the power '}${plainText(formula)}`;
}
