/** `?sandbox`: the file and what it imports as the text of one script (see `bundle.ts`). */
declare module '*?sandbox' {
  const script: string;
  export default script;
}

/** Inside such a script, a Python file is its text. */
declare module '*.py' {
  const text: string;
  export default text;
}
