/** What a run gave: the verdict, named mistakes, then the tests one by one. */
import type { CaseResult } from '../../runtime/judge.ts';
import type { Problem } from '../../runtime/protocol.ts';
import { Prints } from '../../ui/Prints.tsx';
import { problemLine, type RunScene } from './model.ts';

const MARKS: Record<CaseResult['outcome'], readonly [mark: string, words: string]> = {
  passed: ['✓', 'passed'],
  failed: ['✗', 'failed'],
  'not-run': ['–', 'did not run'],
};
const VERDICT_MARKS: Record<RunScene['kind'], string> = {
  correct: '✓',
  wrong: '✗',
  unmarkable: '?',
  stopped: '■',
};

/** `said`: the headline has told name and message already. */
function ProblemBox({ problem, said = false }: { problem: Problem; said?: boolean }) {
  return (
    <div class="gw-problem">
      {!said && !problem.trace && <p class="gw-problem-line">{problemLine(problem)}</p>}
      {problem.trace && <pre>{problem.trace}</pre>}
      {problem.note && <p>{problem.note}</p>}
    </div>
  );
}

function Case({ test, open }: { test: CaseResult; open: boolean }) {
  const [mark, words] = MARKS[test.outcome];
  return (
    <li>
      <details class="gw-case" data-outcome={test.outcome} open={open}>
        <summary>
          <span class="gw-case-mark" aria-hidden="true">
            {mark}
          </span>
          <span>
            <span class="gw-visually-hidden">{words}: </span>
            {test.says}
            {test.hidden && <span class="gw-case-hidden">hidden test</span>}
          </span>
        </summary>
        <dl>
          {test.call && (
            <div>
              <dt>call</dt>
              <dd>{test.call}</dd>
            </div>
          )}
          <div>
            <dt>expected</dt>
            <dd>{test.expected}</dd>
          </div>
          {test.got && (
            <div>
              <dt>got</dt>
              <dd>{test.got}</dd>
            </div>
          )}
        </dl>
        {test.problem && <ProblemBox problem={test.problem} />}
        <Prints prints={test.prints} label="printed during this test" />
      </details>
    </li>
  );
}

/** A long list is folded after so many tests: failing ones stand first. */
const SHOWN = 40;

function foldedWords(folded: RunScene['cases']): string {
  const passed = folded.filter(({ outcome }) => outcome === 'passed').length;
  return `${folded.length} more tests, ${passed === folded.length ? 'all' : passed} of them passed`;
}

export function Results({ scene }: { scene: RunScene }) {
  const shown = scene.cases.slice(0, SHOWN);
  const folded = scene.cases.slice(SHOWN);
  const firstFailing = scene.cases.find(({ outcome }) => outcome === 'failed')?.id;
  return (
    <div class="gw-results">
      <div class="gw-verdict" data-kind={scene.kind}>
        <span aria-hidden="true">{VERDICT_MARKS[scene.kind]}</span>
        <span>{scene.headline}</span>
      </div>
      {scene.mistakes.map((message) => (
        <p class="gw-mistake" key={message}>
          {message}
        </p>
      ))}
      {scene.cases.length === 0 && scene.problem && <ProblemBox problem={scene.problem} said />}
      <Prints prints={scene.prints} label="printed outside the tests below" />
      {shown.length > 0 && (
        <ol class="gw-cases">
          {shown.map((test) => (
            <Case key={test.id + test.outcome} test={test} open={test.id === firstFailing} />
          ))}
        </ol>
      )}
      {folded.length > 0 && (
        <details class="gw-cases-folded">
          <summary>{foldedWords(folded)}</summary>
          <ol class="gw-cases">
            {folded.map((test) => (
              <Case key={test.id + test.outcome} test={test} open={false} />
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}
