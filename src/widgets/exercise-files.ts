/** The files beside an exercise's `exercise.md`, as text, at build. */
const TEXTS = import.meta.glob<string>('/content/lessons/**/exercises/**/*.{ts,py,yaml,json}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** `path` names the folder in messages to authors; `files` maps names inside it to their text. */
export function exerciseFiles(id: string): { path: string; files: Record<string, string> } {
  const files: Record<string, string> = {};
  let path = id;
  for (const [name, text] of Object.entries(TEXTS)) {
    const at = name.indexOf(`/exercises/${id}/`);
    if (at < 0) continue;
    path = name.slice(1, at + `/exercises/${id}`.length);
    files[name.slice(path.length + 2)] = text;
  }
  return { path, files };
}
