/** One part of the sheet: its fields, what was said about each, and the buttons that mark or show them. */
import type { ComponentChildren } from 'preact';
import { Dispute } from '../../ui/Dispute.tsx';
import { FormulaField } from '../../ui/FormulaField.tsx';
import type { ReadEcho } from '../../ui/read-echo.ts';
import { VerdictBox } from '../../ui/Verdict.tsx';
import type { Field, Form, Part } from './form.ts';
import type { Solution } from './solution.ts';
import { EMPTY, standing, TRIES_BEFORE_OFFER, type Work } from './work.ts';

interface Props {
  readonly form: Form;
  /** Both are absent until what marks has been loaded. */
  readonly readEcho: ReadEcho | undefined;
  readonly solutionOf: ((field: Field) => Solution) | undefined;
  readonly part: Part;
  readonly number: number;
  readonly work: Work;
  /** Which numbers the exercise has; 0 are the author's. */
  readonly seed: number;
  /** The field whose place and slip the graph shows. */
  readonly current: string | undefined;
  /** The graph once more, below the verdict: on a phone the large one has scrolled away. */
  readonly miniature: ComponentChildren;
  readonly inputId: (field: Field) => string;
  readonly onInput: (field: Field, text: string) => void;
  readonly onFocus: (field: Field) => void;
  readonly onEnter: (field: Field) => void;
  readonly onCheck: () => void;
  readonly onShow: (fields: readonly Field[]) => void;
}

const MARKS = { forward: '▸', local: '∂', partials: '◂', values: '◂' };
const TONES = { forward: 'gw-forward', local: 'gw-local', partials: 'gw-grad', values: 'gw-grad' };

export function PartSection(props: Props) {
  const { form, part, work } = props;
  const { right, of } = standing(form, work, part.fields);
  const hidden = part.fields.filter((field) => !work.answers[field.id]?.shown);
  return (
    <section class="ge-part" data-part={part.name}>
      <h4>
        <span class={TONES[part.name]} aria-hidden="true">
          {MARKS[part.name]}
        </span>{' '}
        {props.number}. {part.title}
        {right === of && <span class="ge-part-done"> ✓ all right</span>}
      </h4>
      <p class="ge-lead">{part.lead}</p>
      <div class="ge-fields">
        {part.fields.map((field) => (
          <Row key={field.id} {...props} field={field} />
        ))}
      </div>
      {right < of && (
        <div class="ge-buttons">
          <button type="button" class="gw-button" onClick={props.onCheck}>
            Check<span class="gw-visually-hidden"> the {part.title.toLowerCase()}</span>
          </button>
          {hidden.length > 0 && (
            <button
              type="button"
              class="gw-button gw-button--quiet"
              data-help
              title="The exercise then counts as solved after the solution"
              onClick={() => props.onShow(part.fields)}
            >
              Show the solution<span class="gw-visually-hidden"> of the {part.title.toLowerCase()}</span>
            </button>
          )}
        </div>
      )}
    </section>
  );
}

function Row({ field, ...props }: Props & { readonly field: Field }) {
  const answer = props.work.answers[field.id] ?? EMPTY;
  const id = props.inputId(field);
  const { verdict } = answer;
  const plainlyRight = verdict?.kind === 'correct' && verdict.message === undefined;
  const offer = verdict?.kind === 'wrong' && answer.tries >= TRIES_BEFORE_OFFER && !answer.shown;
  return (
    <div class="ge-row" data-verdict={verdict?.kind}>
      <FormulaField
        id={id}
        label={field.label}
        math={field.math}
        value={answer.text}
        names={field.names}
        read={props.readEcho}
        invalid={verdict?.kind === 'wrong'}
        right={plainlyRight ? `${id}-verdict` : undefined}
        describedBy={verdict ? `${id}-verdict` : undefined}
        onInput={(text) => props.onInput(field, text)}
        onEnter={() => props.onEnter(field)}
        onFocus={() => props.onFocus(field)}
      />
      {verdict && !plainlyRight && <VerdictBox verdict={verdict} id={`${id}-verdict`} />}
      {verdict?.kind === 'wrong' && (
        <Dispute
          key={answer.text}
          write={async () => {
            const { caseText } = await import('../../grading/marking-case.ts');
            const { expression, points } = props.form.exercise;
            const question = { expression, at: points };
            return caseText({ asked: field.id, answer: answer.text, verdict, seed: props.seed, question });
          }}
        />
      )}
      {props.current === field.id && props.miniature}
      {offer && (
        <button type="button" class="gw-button ge-offer" data-help onClick={() => props.onShow([field])}>
          Show this answer
        </button>
      )}
      {answer.shown && verdict?.kind !== 'correct' && props.solutionOf && (
        <Shown solution={props.solutionOf(field)} />
      )}
    </div>
  );
}

function Shown({ solution: { lines, typed } }: { readonly solution: Solution }) {
  return (
    <div class="ge-shown" role="note">
      {lines.map((line) => (
        <p key={line} dangerouslySetInnerHTML={{ __html: line }} />
      ))}
      <p>
        Write it into the field, for example as <code>{typed}</code>, and go on.
      </p>
    </div>
  );
}
