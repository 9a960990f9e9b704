/** The roadmap's notes are written as notes: a capital and a full stop make one readable as a sentence. */
export function sentence(note: string): string {
  const text = note.trim().replace(/ - /g, ' – ');
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?:]$/.test(begun) ? begun : `${begun}.`;
}
