/** Exceptions in the learner's terms: their own lines only, and a plain-words note for the common ones. */
import type { Fault, Language, Problem } from './protocol.ts';

/** `new Function` puts two lines before the learner's first. */
const SCRIPT_HEADER_LINES = 2;
const SCRIPT_FRAME = /learner\.ts:(\d+):(\d+)/;

interface Note {
  readonly when: RegExp;
  readonly say: string;
}

/** Tested in order against `Name: message`; the first that fits is shown. */
const NOTES: Record<Language, readonly Note[]> = {
  typescript: [
    {
      when: /^RangeError: (Maximum call stack|too much recursion)/,
      say: 'A function called itself too many times. Look for the case in which it should return without calling itself again.',
    },
    {
      when: /^TypeError: .*(not iterable|undefined is not a function)/,
      say: 'A loop or a call met something that is not a list or a function. Print it just before this line.',
    },
    {
      when: /^TypeError: .*(undefined|null)/,
      say: 'A value is missing here: something was looked up that is not there. Print it just before this line.',
    },
    {
      when: /^ReferenceError: (.*) is not defined/,
      say: 'This name has not been declared. Check its spelling, and that it is declared before this line.',
    },
    {
      when: /^TypeError: Assignment to constant/,
      say: 'A `const` keeps its first value. Declare it with `let` if it has to change.',
    },
    {
      when: /^SyntaxError: .*(Unexpected end|end of input)/,
      say: 'The text ends too early: a bracket or brace that was opened is never closed.',
    },
    {
      when: /^SyntaxError: /,
      say: 'The program cannot be read here. Look at this line and the one above it.',
    },
  ],
  python: [
    {
      when: /^IndentationError: expected an indented block/,
      say: 'A line that ends in a colon opens a block: the next line has to be indented.',
    },
    {
      when: /^(IndentationError|TabError)/,
      say: 'The spaces at the start of this line do not fit the lines around it. Lines of one block start in the same column.',
    },
    {
      when: /^SyntaxError/,
      say: 'The program cannot be read here. Look at this line and the one above it: a colon, quote or bracket may be missing.',
    },
    {
      when: /^UnboundLocalError/,
      say: 'This name is assigned somewhere in the function, so Python treats it as local, and it has no value yet on this line.',
    },
    {
      when: /^NameError/,
      say: 'Python does not know this name here. Check its spelling, and that it is assigned before this line.',
    },
    {
      when: /^TypeError: .*missing \d+ required positional/,
      say: 'A function was called with fewer arguments than it needs.',
    },
    {
      when: /^TypeError: .*positional argument/,
      say: 'A function was called with more arguments than it takes. In a method, the first parameter is `self`.',
    },
    {
      when: /^TypeError: .*NoneType/,
      say: 'A value is None where something else was needed. A function without `return` gives None.',
    },
    {
      when: /^TypeError: unsupported operand/,
      say: 'These two kinds of value cannot be combined like this.',
    },
    { when: /^TypeError/, say: 'A value of the wrong kind was used here. Print it just before this line.' },
    {
      when: /^IndexError/,
      say: 'The list is shorter than this index. The last item of n items has index n - 1.',
    },
    { when: /^KeyError/, say: 'The dictionary has no such key. Print its keys just before this line.' },
    {
      when: /^AttributeError/,
      say: 'The value has no attribute of this name. Check its spelling, and print the value just before this line.',
    },
    {
      when: /^RecursionError/,
      say: 'A function called itself too many times. Look for the case in which it should return without calling itself again.',
    },
    { when: /^ZeroDivisionError/, say: 'Something was divided by zero.' },
    { when: /^ModuleNotFoundError/, say: 'Only the standard library can be imported here.' },
    {
      when: /^EOFError/,
      say: 'There is no keyboard to read from here: input() cannot be used. Put the value in the code.',
    },
  ],
};

function place(fault: Fault): { line?: number; column?: number } {
  if (fault.line) return { line: fault.line };
  const frame = SCRIPT_FRAME.exec(fault.stack ?? '');
  if (!frame) return {};
  return { line: Number(frame[1]) - SCRIPT_HEADER_LINES, column: Number(frame[2]) };
}

export function explain(fault: Fault, language: Language): Problem {
  const headline = `${fault.name}: ${fault.message}`;
  const note = NOTES[language].find(({ when }) => when.test(headline))?.say;
  return {
    name: fault.name,
    message: fault.message,
    ...place(fault),
    ...(note ? { note } : {}),
    ...(fault.trace ? { trace: fault.trace } : {}),
  };
}
