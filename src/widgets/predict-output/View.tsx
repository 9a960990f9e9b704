/** A program to read, a field for what it prints, and afterwards the real run. Marking is a comparison: nothing is loaded for it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LANGUAGE_NAMES } from '../../runtime/language-names.ts';
import type { Language } from '../../runtime/protocol.ts';
import { readDraft, writeDraft } from '../../ui/draft.ts';
import { LanguageChoice } from '../../ui/LanguageChoice.tsx';
import { reportResult } from '../../ui/report.ts';
import { VERDICT_MARKS, VERDICT_OPENINGS } from '../../ui/verdict-words.ts';
import { favorite, keepFavorite } from '../code-drafts.ts';
import type { StepVersion } from '../step-folder.ts';
import { RunButtons, StepEnd } from '../step-program.tsx';
import { useProgram } from '../use-program.ts';
import { judgePrediction, type PredictVerdict } from './model.ts';

interface PredictVersion extends StepVersion {
  readonly wrong: readonly { readonly output: string; readonly html: string }[];
}
export interface PredictProps {
  readonly id: string;
  readonly hints: readonly string[];
  /** Why it prints that: trusted HTML. */
  readonly because: string;
  readonly versions: readonly PredictVersion[];
  readonly listingTypescript?: ComponentChildren;
  readonly listingPython?: ComponentChildren;
}

export default function View(props: PredictProps) {
  const { id, hints, because, versions } = props;
  const languages = versions.map((version) => version.language);
  const [chosen, setChosen] = useState<Language | undefined>(languages[0]);
  const [typed, setTyped] = useState('');
  const [verdict, setVerdict] = useState<PredictVerdict | null>(null);
  const [checked, setChecked] = useState(false);
  const [ready, setReady] = useState(false);
  const [shown, setShown] = useState(false);
  const program = useProgram();
  const version = versions.find(({ language }) => language === chosen);
  useEffect(() => {
    const language = favorite(languages);
    setChosen(language);
    const draft = readDraft(`${id}:${language}`);
    if (typeof draft === 'string') setTyped(draft);
    setReady(true);
  }, []);
  if (!version) return null;

  function choose(language: Language) {
    setChosen(language);
    keepFavorite(language);
    const draft = readDraft(`${id}:${language}`);
    setTyped(typeof draft === 'string' ? draft : '');
    setVerdict(null);
    setChecked(false);
    program.forget();
  }

  function type(text: string) {
    setTyped(text);
    setVerdict(null);
    writeDraft(`${id}:${chosen}`, text);
  }

  function check() {
    if (!version) return;
    const found = judgePrediction(typed, version);
    setVerdict(found);
    if (found.kind === 'unmarkable') return;
    setChecked(true);
    const outcome = found.kind === 'correct' ? 'solved' : 'tried';
    reportResult({ exercise: id, outcome, afterSolution: shown });
  }

  async function run() {
    if (!version) return;
    const printed = await program.run(version.language, version.program, version.helpers);
    if (printed !== null && verdict?.kind !== 'correct') setShown(true);
  }

  const lines = version.output.split('\n').length;
  return (
    <div class="gw-step" data-ready={ready}>
      <LanguageChoice
        name={`${id}-language`}
        offered={languages}
        chosen={chosen}
        names={LANGUAGE_NAMES}
        onChoose={choose}
      />
      <div class="gw-step-listing">
        {version.language === 'python' ? props.listingPython : props.listingTypescript}
      </div>
      <label class="gw-step-label" for={`${id}-prediction`}>
        What does it print?
      </label>
      <textarea
        id={`${id}-prediction`}
        class="gw-field gw-step-field"
        rows={Math.min(Math.max(lines, 2), 8)}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        value={typed}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <div class="gw-step-actions">
        <button type="button" class="gw-button gw-button--main" disabled={!ready} onClick={check}>
          Check
        </button>
        {checked && <RunButtons program={program} onRun={run} />}
      </div>
      <div role="status">
        {verdict && (
          <div class="gw-verdict" data-kind={verdict.kind}>
            <span aria-hidden="true">{VERDICT_MARKS[verdict.kind]}</span>
            <div>
              {VERDICT_OPENINGS[verdict.kind]}{' '}
              <span
                dangerouslySetInnerHTML={{ __html: verdict.kind === 'correct' ? because : verdict.html }}
              />
              {verdict.kind === 'correct' && !verdict.exact && (
                <>
                  {' '}
                  Exactly as printed: <code class="gw-step-exact">{version.output}</code>
                </>
              )}
            </div>
          </div>
        )}
        {program.latest?.text && <p class="gw-step-said">{program.latest.text}</p>}
      </div>
      <StepEnd program={program} language={version.language} hints={hints} />
    </div>
  );
}
