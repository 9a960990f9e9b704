/**
 * A text of code to edit: a highlighted listing first, the full editor on first use, or a plain field by choice and
 * on touch screens. It knows no language runtime and no course.
 *
 * Tab moves on by default, in both editors, so that nobody is trapped; who wants Tab to indent says so, and Escape
 * then Tab leaves in that mode.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type EditorHabits, keepHabits, readHabits } from './editor-habits.ts';
import './code-editor.css';
import type { EditorLib, MonacoHandle } from './monaco.ts';

interface Props {
  readonly value: string;
  /** Raised by the owner when it replaces the text itself. Typing must not: an editor is ahead of what it reported. */
  readonly revision: number;
  readonly language: 'typescript' | 'python';
  /** Spoken name of the text field: "Code for Add up the paths, TypeScript". */
  readonly label: string;
  /** Keeps several editors of a page apart. */
  readonly folder: string;
  readonly fileName: string;
  readonly libs?: readonly EditorLib[];
  /** The highlighted listing of `listed`, from the build. */
  readonly listing: ComponentChildren;
  readonly listed: string;
  /** Where the last run broke off. */
  readonly problem?: { readonly line: number; readonly column?: number; readonly message: string } | null;
  readonly onInput: (text: string) => void;
  readonly onRun: () => void;
}

type Stage = 'listing' | 'loading' | 'full' | 'plain';
const INDENT = { typescript: '  ', python: '    ' };

function countLines(text: string): number {
  return text.split('\n').length;
}

export function CodeEditor(props: Props) {
  const { value, language, label, listing, listed, problem = null } = props;
  const [habits, setHabits] = useState<EditorHabits | null>(null);
  const [stage, setStage] = useState<Stage>('listing');
  const [notice, setNotice] = useState('');
  const host = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const handle = useRef<MonacoHandle | null>(null);
  const wantsFocus = useRef(false);
  // The editor outlives renders; it must call what the latest render was given.
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    setHabits(readHabits());
    return () => handle.current?.dispose();
  }, []);

  useEffect(() => {
    // The condition keeps the editor out of the build's own rendering; Astro would take its styles for the page's.
    if (import.meta.env.SSR || stage !== 'loading') return;
    let gone = false;
    void (async () => {
      try {
        const { openMonaco } = await import('./monaco.ts');
        if (gone || !host.current) return;
        const opened = await openMonaco({
          parent: host.current,
          value: latest.current.value,
          language,
          label,
          folder: props.folder,
          libs: props.libs ?? [],
          tabIndents: habits?.tab === 'indents',
          onInput: (text) => latest.current.onInput(text),
          onRun: () => latest.current.onRun(),
        });
        if (gone) return opened.dispose();
        handle.current = opened;
        setStage('full');
      } catch {
        if (gone) return;
        setNotice('The full editor could not be loaded. This is the plain one; your code is unchanged.');
        setStage('plain');
      }
    })();
    return () => {
      gone = true;
    };
  }, [stage === 'loading']);

  useEffect(() => handle.current?.setValue(value), [props.revision]);
  useEffect(() => handle.current?.mark(problem), [problem, stage]);
  useEffect(() => {
    if (!wantsFocus.current) return;
    if (stage === 'plain') field.current?.focus();
    if (stage === 'full') handle.current?.focus();
  }, [stage]);

  function open(kind: EditorHabits['kind'], focus = true) {
    wantsFocus.current = focus;
    if (kind === 'plain') {
      handle.current?.dispose();
      handle.current = null;
    }
    setStage(kind === 'plain' ? 'plain' : 'loading');
  }

  function change(habit: Partial<EditorHabits>) {
    const next: EditorHabits = { ...(habits ?? { kind: 'full', tab: 'moves' }), ...habit };
    setHabits(next);
    keepHabits(next);
    handle.current?.setTabIndents(next.tab === 'indents');
    if (habit.kind && stage !== 'listing') open(habit.kind, false);
  }

  const leaving = useRef(false);
  function onPlainKey(event: KeyboardEvent) {
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
      event.preventDefault();
      props.onRun();
      return;
    }
    const escaped = leaving.current;
    leaving.current = event.key === 'Escape';
    if (event.key !== 'Tab' || event.shiftKey || habits?.tab !== 'indents' || escaped) return;
    event.preventDefault();
    const area = event.currentTarget as HTMLTextAreaElement;
    area.setRangeText(INDENT[language], area.selectionStart, area.selectionEnd, 'end');
    props.onInput(area.value);
  }

  const hintId = `${props.folder}-${language}-keys`;
  return (
    <div class="gw-editor" data-stage={stage}>
      <div class="gw-editor-head">
        <span class="gw-editor-file">{props.fileName}</span>
        <span class="gw-editor-choices" hidden={habits === null}>
          <label>
            <input
              type="checkbox"
              checked={habits?.kind === 'plain'}
              onChange={(event) => change({ kind: event.currentTarget.checked ? 'plain' : 'full' })}
            />{' '}
            Plain text field
          </label>
          <label>
            <input
              type="checkbox"
              checked={habits?.tab === 'indents'}
              onChange={(event) => change({ tab: event.currentTarget.checked ? 'indents' : 'moves' })}
            />{' '}
            Tab indents
          </label>
        </span>
      </div>
      {(stage === 'listing' || stage === 'loading') && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the button beside the listing does the same by keyboard
        // biome-ignore lint/a11y/noStaticElementInteractions: a convenience for pointers only
        <div class="gw-editor-listing" onClick={() => habits && stage === 'listing' && open(habits.kind)}>
          {value === listed ? (
            listing
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a listing that scrolls must be reachable by keyboard
            <pre tabIndex={0}>
              <code>{value}</code>
            </pre>
          )}
          {stage === 'listing' && habits && (
            <button type="button" class="gw-button gw-editor-open" onClick={() => open(habits.kind)}>
              Edit
            </button>
          )}
          {stage === 'loading' && (
            <p class="gw-editor-loading" role="status">
              <progress aria-label="Loading the editor" /> Loading the editor
              {language === 'typescript' ? ' and TypeScript' : ''}…
            </p>
          )}
        </div>
      )}
      {(stage === 'loading' || stage === 'full') && (
        <div class="gw-editor-full" ref={host} hidden={stage === 'loading'} />
      )}
      {stage === 'plain' && (
        <textarea
          ref={field}
          class="gw-editor-plain"
          aria-label={label}
          aria-describedby={hintId}
          value={value}
          rows={Math.min(Math.max(countLines(value) + 1, 10), 30)}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          wrap="off"
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onKeyDown={onPlainKey}
        />
      )}
      {notice && (
        <p class="gw-editor-notice" role="status">
          {notice}
        </p>
      )}
      <p class="gw-editor-keys" id={hintId} hidden={habits === null}>
        <kbd>Ctrl</kbd> or <kbd>⌘</kbd> + <kbd>Enter</kbd> runs the code.{' '}
        {habits?.tab === 'indents' ? (
          stage === 'plain' ? (
            <>
              <kbd>Tab</kbd> indents; <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the field.
            </>
          ) : (
            <>
              <kbd>Tab</kbd> indents; <kbd>Ctrl</kbd> + <kbd>M</kbd> lets it leave the editor.
            </>
          )
        ) : (
          <>
            <kbd>Tab</kbd> moves on.
          </>
        )}
      </p>
    </div>
  );
}
