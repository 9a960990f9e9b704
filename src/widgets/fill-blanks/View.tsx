/**
 * A program with blanks. Known answers are marked by comparison; of any other one the run decides, because whatever
 * makes the program print what it should is right.
 */
import { useEffect, useState } from 'preact/hooks';
import { LANGUAGE_NAMES } from '../../runtime/language-names.ts';
import type { Language } from '../../runtime/protocol.ts';
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { LanguageChoice } from '../../ui/LanguageChoice.tsx';
import { reportResult } from '../../ui/report.ts';
import { favorite, keepFavorite } from '../code-drafts.ts';
import type { StepVersion } from '../step-folder.ts';
import { RunButtons, StepEnd } from '../step-program.tsx';
import { useProgram } from '../use-program.ts';
import { type Blank, type BlankVerdict, fill, judgeBlank, LONGEST_ANSWER, piecesOf } from './model.ts';

interface BlanksVersion extends StepVersion {
  readonly blanks: readonly Blank[];
}
export interface BlanksProps {
  readonly id: string;
  readonly hints: readonly string[];
  /** Why it works: trusted HTML. */
  readonly because: string;
  readonly versions: readonly BlanksVersion[];
}
type Answers = Readonly<Record<string, string>>;
type Outcome = 'right' | 'wrong' | 'ran-wrong' | null;

const MARKS: Record<BlankVerdict['kind'], string> = { correct: '✓', wrong: '✗', unknown: '?', empty: '…' };

function draftOf(id: string, language: Language | undefined): Answers {
  const draft = readDraft(`${id}:${language}`);
  if (typeof draft !== 'object' || draft === null) return {};
  return Object.fromEntries(
    Object.entries(draft).flatMap(([key, text]) =>
      typeof text === 'string' ? [[key, text.slice(0, LONGEST_ANSWER)]] : [],
    ),
  );
}

export default function View({ id, hints, because, versions }: BlanksProps) {
  const languages = versions.map((version) => version.language);
  const [chosen, setChosen] = useState<Language | undefined>(languages[0]);
  const [answers, setAnswers] = useState<Answers>({});
  const [verdicts, setVerdicts] = useState<Readonly<Record<string, BlankVerdict>>>({});
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [ready, setReady] = useState(false);
  const program = useProgram();
  const version = versions.find(({ language }) => language === chosen);
  useEffect(() => {
    const language = favorite(languages);
    setChosen(language);
    setAnswers(draftOf(id, language));
    setReady(true);
  }, []);
  if (!version) return null;

  function clear() {
    setVerdicts({});
    setOutcome(null);
    program.forget();
  }

  function choose(language: Language) {
    setChosen(language);
    keepFavorite(language);
    setAnswers(draftOf(id, language));
    clear();
  }

  function type(blank: string, text: string) {
    const next = { ...answers, [blank]: text };
    setAnswers(next);
    writeDraft(`${id}:${chosen}`, next);
    clear();
  }

  function check() {
    if (!version) return;
    const found = Object.fromEntries(
      version.blanks.map((blank) => [blank.id, judgeBlank(answers[blank.id] ?? '', blank)]),
    );
    setVerdicts(found);
    const kinds = Object.values(found).map(({ kind }) => kind);
    if (kinds.every((kind) => kind === 'correct')) {
      setOutcome('right');
      reportResult({ exercise: id, outcome: 'solved' });
    } else if (kinds.includes('wrong')) {
      setOutcome('wrong');
      reportResult({ exercise: id, outcome: 'tried' });
    } else setOutcome(null);
  }

  async function run() {
    if (!version) return;
    const { language, helpers, output } = version;
    const printed = await program.run(language, fill(version.program, answers), helpers);
    const right = printed?.trimEnd() === output;
    setOutcome(right ? 'right' : 'ran-wrong');
    if (right)
      setVerdicts(Object.fromEntries(version.blanks.map((blank) => [blank.id, { kind: 'correct' }])));
    reportResult({ exercise: id, outcome: right ? 'solved' : 'tried' });
  }

  const filled = version.blanks.every((blank) => (answers[blank.id] ?? '').trim() !== '');
  const unknown = Object.values(verdicts).some(({ kind }) => kind === 'unknown');
  const empty = Object.values(verdicts).some(({ kind }) => kind === 'empty');
  return (
    <div class="gw-step" data-ready={ready}>
      <LanguageChoice
        name={`${id}-language`}
        offered={languages}
        chosen={chosen}
        names={LANGUAGE_NAMES}
        onChoose={choose}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a listing that scrolls must be reachable by keyboard */}
      <pre class="gw-blanks" tabIndex={0}>
        {version.program
          .trimEnd()
          .split('\n')
          .map((line, at) => (
            <span key={`${at}`} class="gw-blanks-line">
              {piecesOf(line).map((piece, i) => {
                if ('text' in piece) return piece.text;
                const blank = version.blanks.find((one) => one.id === piece.blank);
                const longest = Math.max(4, ...(blank?.right ?? []).map((text) => text.length));
                const kind = verdicts[piece.blank]?.kind;
                return (
                  <span key={`${i}`} class="gw-blank" data-kind={kind}>
                    <input
                      aria-label={blank?.label ?? piece.blank}
                      aria-describedby={kind === 'wrong' ? `${id}-${piece.blank}-why` : undefined}
                      value={answers[piece.blank] ?? ''}
                      size={Math.min(longest + 2, 28)}
                      maxLength={LONGEST_ANSWER}
                      spellcheck={false}
                      autocapitalize="off"
                      autoCorrect="off"
                      autocomplete="off"
                      onInput={(event) => type(piece.blank, event.currentTarget.value)}
                      onKeyDown={(event) => event.key === 'Enter' && check()}
                    />
                    {kind && <span aria-hidden="true">{MARKS[kind]}</span>}
                  </span>
                );
              })}
              {'\n'}
            </span>
          ))}
      </pre>
      <p class="gw-step-goal">
        The finished program prints <code>{version.output}</code>
      </p>
      <div class="gw-step-actions">
        <button type="button" class="gw-button gw-button--main" disabled={!ready} onClick={check}>
          Check
        </button>
        <RunButtons program={program} disabled={!ready || !filled} onRun={run} />
      </div>
      <div role="status">
        {outcome === 'right' && (
          <div class="gw-verdict" data-kind="correct">
            <span aria-hidden="true">✓</span>
            <div>
              Right. <span dangerouslySetInnerHTML={{ __html: because }} />
            </div>
          </div>
        )}
        {outcome !== 'right' &&
          version.blanks.map((blank) => {
            const verdict = verdicts[blank.id];
            if (verdict?.kind !== 'wrong') return null;
            return (
              <div class="gw-verdict" data-kind="wrong" key={blank.id} id={`${id}-${blank.id}-why`}>
                <span aria-hidden="true">✗</span>
                <div>
                  Not yet. <code>{answers[blank.id]}</code>:{' '}
                  <span dangerouslySetInnerHTML={{ __html: verdict.html }} />
                </div>
              </div>
            );
          })}
        {outcome === 'ran-wrong' && program.latest?.state === 'finished' && (
          <div class="gw-verdict" data-kind="wrong">
            <span aria-hidden="true">✗</span>
            <div>Not yet. It prints something else than it should.</div>
          </div>
        )}
        {outcome === null && empty && <p class="gw-step-said">Fill every blank. No try was counted.</p>}
        {outcome === null && unknown && !empty && (
          <p class="gw-step-said">
            The answer marked ? is not one that is known here. Run it: what it prints decides. No try was
            counted.
          </p>
        )}
        {program.latest?.text && <p class="gw-step-said">{program.latest.text}</p>}
        {program.latest?.problem?.note && <p class="gw-step-said">{program.latest.problem.note}</p>}
      </div>
      <StepEnd program={program} language={version.language} hints={hints} />
    </div>
  );
}
