/**
 * What was handed in for one exercise, to be opened. Everything in it is text that somebody wrote; only a quiz's questions
 * and choices are set as on their lesson, in words this site has for them.
 */
import { useState } from 'preact/hooks';
import type { Submission } from '../../ui/report.ts';
import type { Exercise } from './View.tsx';

interface Props {
  readonly exercise: Exercise;
  readonly submission: Submission;
  /** The site's base without its last slash. */
  readonly base: string;
}

export function HandedIn({ exercise: { id, title }, submission, base }: Props) {
  const [typeset, setTypeset] = useState<Readonly<Record<string, string>>>({});

  /** A quiz that cannot be fetched is read as its author typed it. */
  async function open(): Promise<void> {
    if (submission.kind !== 'quiz') return;
    const response = await fetch(`${base}/exercises/${encodeURIComponent(id)}.json`).catch(() => undefined);
    const data: { typeset?: typeof typeset } = response?.ok ? await response.json() : {};
    setTypeset(data.typeset ?? {});
  }

  return (
    <details onToggle={(event) => event.currentTarget.open && void open()}>
      <summary>
        {submission.kind === 'code' ? 'code' : 'answers'}
        <span class="gw-visually-hidden"> handed in for {title}</span>
      </summary>
      {submission.kind === 'code' ? (
        <pre>{submission.source}</pre>
      ) : (
        <dl>
          {answersOf(submission).map(([asked, answers]) => (
            <div key={asked}>
              <dt>
                <Words text={asked} typeset={typeset} />
              </dt>
              {answers.map((answer, i) => (
                <dd key={`${i}`}>
                  <Words text={answer} typeset={typeset} />
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}

function Words({
  text,
  typeset,
}: {
  readonly text: string;
  readonly typeset: Readonly<Record<string, string>>;
}) {
  const html = Object.hasOwn(typeset, text) ? typeset[text] : undefined;
  return html === undefined ? <span>{text}</span> : <span dangerouslySetInnerHTML={{ __html: html }} />;
}

/** A formula or number, the rows of a grid, or the choices of a question in the order in which they were checked. */
function answersOf(submission: Exclude<Submission, { kind: 'code' }>): [string, readonly string[]][] {
  if (submission.kind === 'quiz')
    return Object.entries(submission.checked).map(([ask, choices]) => [ask, choices]);
  const answers = submission.kind === 'gradient' ? submission.fields : submission.grids;
  return Object.entries(answers).map(([asked, answer]) => [
    asked,
    typeof answer === 'string' ? [answer] : answer.map((row) => row.join(' ')),
  ]);
}
