/**
 * The full editor, behind one dynamic import: nothing of it is fetched until a learner asks to edit.
 * TypeScript's language service is a second import, so that a Python exercise never pays for it.
 */
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/python/register';
import 'monaco-editor/languages/definitions/typescript/register';

/** A file the learner's code may import, or global declarations. */
export interface EditorLib {
  /** File name beside the learner's, such as `helpers.ts`. */
  readonly name: string;
  readonly text: string;
}

export interface MonacoSettings {
  readonly parent: HTMLElement;
  readonly value: string;
  readonly language: 'typescript' | 'python';
  /** Spoken name of the text field. */
  readonly label: string;
  /** Folder name that keeps several editors of one page apart. */
  readonly folder: string;
  readonly libs: readonly EditorLib[];
  readonly tabIndents: boolean;
  readonly onInput: (text: string) => void;
  readonly onRun: () => void;
}

export interface MonacoHandle {
  readonly setValue: (text: string) => void;
  /** Underlines a line with a message, or clears the last one. */
  readonly mark: (place: { line: number; column?: number; message: string } | null) => void;
  readonly setTabIndents: (indents: boolean) => void;
  readonly focus: () => void;
  readonly dispose: () => void;
}

type TypeScriptWorker = new () => Worker;
let typescriptWorker: TypeScriptWorker | undefined;

self.MonacoEnvironment = {
  getWorker: (_id, label) =>
    label === 'typescript' && typescriptWorker ? new typescriptWorker() : new EditorWorker(),
};

/** What learner code finds in its worker beside the language itself. */
const GLOBALS = `declare const console: { log(...values: unknown[]): void; info(...values: unknown[]): void;
  debug(...values: unknown[]): void; warn(...values: unknown[]): void; error(...values: unknown[]): void };
declare function setTimeout(call: () => void, ms?: number): number;
declare function structuredClone<T>(value: T): T;`;

async function loadTypeScript(): Promise<
  typeof import('monaco-editor/languages/features/typescript/register')
> {
  const [service, worker] = await Promise.all([
    import('monaco-editor/languages/features/typescript/register'),
    import('monaco-editor/languages/features/typescript/ts.worker?worker'),
  ]);
  if (!typescriptWorker) {
    typescriptWorker = worker.default;
    service.typescriptDefaults.setCompilerOptions({
      target: service.ScriptTarget.ESNext,
      module: service.ModuleKind.ESNext,
      moduleResolution: service.ModuleResolutionKind.NodeJs,
      lib: ['es2022'],
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      allowNonTsExtensions: true,
    });
    service.typescriptDefaults.addExtraLib(GLOBALS, 'file:///globals.d.ts');
  }
  return service;
}

/** The site's tokens as Monaco wants them: `#rrggbb`, where the built style sheet may say `#fff`. */
function themeFromTokens(): void {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) =>
    style
      .getPropertyValue(name)
      .trim()
      .replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
  monaco.editor.defineTheme('groundwork', {
    base: document.documentElement.dataset.theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [],
    colors: {
      'editor.background': token('--gw-raised'),
      'editor.foreground': token('--gw-ink'),
      'editorLineNumber.foreground': token('--gw-ink-3'),
      'editorLineNumber.activeForeground': token('--gw-ink'),
      'editor.lineHighlightBackground': token('--gw-sunken'),
      'editor.lineHighlightBorder': token('--gw-sunken'),
      'editorWidget.background': token('--gw-raised'),
      'editorCursor.foreground': token('--gw-ink'),
      focusBorder: token('--gw-focus'),
    },
  });
  monaco.editor.setTheme('groundwork');
}
new MutationObserver(themeFromTokens).observe(document.documentElement, { attributeFilter: ['data-theme'] });

const LINES = { least: 9, most: 30, heightPx: 22 };

export async function openMonaco(settings: MonacoSettings): Promise<MonacoHandle> {
  const { parent, language, folder } = settings;
  const uri = (name: string) => monaco.Uri.parse(`file:///${folder}/${name}`);
  if (language === 'typescript') {
    const { typescriptDefaults } = await loadTypeScript();
    for (const lib of settings.libs) typescriptDefaults.addExtraLib(lib.text, uri(lib.name).toString());
  }
  themeFromTokens();

  const modelUri = uri(language === 'typescript' ? 'learner.ts' : 'learner.py');
  monaco.editor.getModel(modelUri)?.dispose();
  const model = monaco.editor.createModel(settings.value, language, modelUri);
  model.updateOptions({ tabSize: language === 'python' ? 4 : 2, insertSpaces: true });

  const style = getComputedStyle(document.documentElement);
  const editor = monaco.editor.create(parent, {
    model,
    ariaLabel: settings.label,
    accessibilitySupport: 'auto',
    automaticLayout: true,
    fixedOverflowWidgets: true,
    fontFamily: style.getPropertyValue('--gw-font-mono').trim(),
    fontSize: 14,
    lineHeight: LINES.heightPx,
    minimap: { enabled: false },
    lineNumbersMinChars: 3,
    folding: false,
    glyphMargin: false,
    overviewRulerLanes: 0,
    renderLineHighlight: 'line',
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false },
    padding: { top: 10, bottom: 10 },
    tabFocusMode: !settings.tabIndents,
    cursorSmoothCaretAnimation: 'off',
    smoothScrolling: false,
    unicodeHighlight: { ambiguousCharacters: false },
  });

  const resize = () => {
    const height = Math.min(
      Math.max(editor.getContentHeight(), LINES.least * LINES.heightPx),
      LINES.most * LINES.heightPx,
    );
    parent.style.blockSize = `${height}px`;
  };
  editor.onDidContentSizeChange(resize);
  resize();
  model.onDidChangeContent(() => {
    monaco.editor.setModelMarkers(model, 'run', []);
    settings.onInput(model.getValue());
  });
  editor.addAction({
    id: 'groundwork.run',
    label: 'Run the code',
    keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
    run: settings.onRun,
  });

  return {
    setValue: (text) => {
      if (text !== model.getValue())
        editor.executeEdits('page', [{ range: model.getFullModelRange(), text }]);
    },
    mark: (place) => {
      if (place === null) return monaco.editor.setModelMarkers(model, 'run', []);
      const line = Math.min(Math.max(place.line, 1), model.getLineCount());
      monaco.editor.setModelMarkers(model, 'run', [
        {
          severity: monaco.MarkerSeverity.Error,
          message: place.message,
          startLineNumber: line,
          startColumn: place.column ?? model.getLineFirstNonWhitespaceColumn(line) ?? 1,
          endLineNumber: line,
          endColumn: model.getLineMaxColumn(line),
        },
      ]);
      editor.revealLineInCenterIfOutsideViewport(line);
    },
    setTabIndents: (indents) => editor.updateOptions({ tabFocusMode: !indents }),
    focus: () => editor.focus(),
    dispose: () => {
      editor.dispose();
      model.dispose();
    },
  };
}
