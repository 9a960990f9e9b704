/** How this reader likes to edit, kept across pages. Storage that is off or full only means the default next time. */
export interface EditorHabits {
  readonly kind: 'full' | 'plain';
  readonly tab: 'moves' | 'indents';
}
const KEY = 'groundwork:editor';

/** Touch screens get the plain field first: system keyboards, selection handles and zoom work in it. */
export function readHabits(): EditorHabits {
  const usual: EditorHabits = {
    kind: matchMedia('(pointer: coarse)').matches ? 'plain' : 'full',
    tab: 'moves',
  };
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return usual;
    const { kind, tab } = kept as Partial<Record<keyof EditorHabits, unknown>>;
    return {
      kind: kind === 'full' || kind === 'plain' ? kind : usual.kind,
      tab: tab === 'indents' || tab === 'moves' ? tab : usual.tab,
    };
  } catch {
    return usual;
  }
}

export function keepHabits(habits: EditorHabits): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(habits));
  } catch {
    // Private windows may refuse; the choice still holds on this page.
  }
}
