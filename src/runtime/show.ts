/** Values as the learner's language writes them, for test results and printed output. */
import type { Json, Language } from './protocol.ts';
import type { Wire } from './wire.ts';

interface Words {
  readonly none: string;
  readonly yes: string;
  readonly no: string;
  readonly nan: string;
  readonly infinity: string;
}
const WORDS: Record<Language, Words> = {
  typescript: { none: 'null', yes: 'true', no: 'false', nan: 'NaN', infinity: 'Infinity' },
  python: { none: 'None', yes: 'True', no: 'False', nan: 'nan', infinity: 'inf' },
};

function showNumber(text: string, language: Language): string {
  const words = WORDS[language];
  if (text === 'NaN') return words.nan;
  if (text === 'Infinity') return words.infinity;
  if (text === '-Infinity') return `-${words.infinity}`;
  return text;
}

/** Quoted with escapes, so that blanks, tabs and line breaks can be seen. */
function quote(text: string, language: Language): string {
  const json = JSON.stringify(text);
  if (language === 'typescript' || text.includes("'")) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
}

/** A value as source text: `["a", 1]`, `{'a': None}`, `Num {value: 3}`. */
export function show(value: Wire, language: Language): string {
  const words = WORDS[language];
  switch (value.t) {
    case 'none':
      return words.none;
    case 'undefined':
      return 'undefined';
    case 'bool':
      return value.v ? words.yes : words.no;
    case 'number':
      return showNumber(value.v, language);
    case 'text':
      return quote(value.v, language);
    case 'other':
      return value.v;
    case 'cut':
      return '…';
    case 'list': {
      const items = value.items.map((item) => show(item, language)).join(', ');
      if (value.of === 'tuple') return value.items.length === 1 ? `(${items},)` : `(${items})`;
      return value.of ? `${value.of} {${items}}` : `[${items}]`;
    }
    case 'map': {
      const entries = value.entries.map(([key, item]) => {
        const bare =
          key.t === 'text' && (language === 'typescript' || value.of) && /^[A-Za-z_$][\w$]*$/.test(key.v);
        return `${bare && key.t === 'text' ? key.v : show(key, language)}: ${show(item, language)}`;
      });
      return `${value.of ? `${value.of} ` : ''}{${entries.join(', ')}}`;
    }
  }
}

/** As `print` and `console.log` do: text without quotes, everything else as source text. */
export function showPrinted(args: readonly Wire[], language: Language): string {
  return args.map((arg) => (arg.t === 'text' ? arg.v : show(arg, language))).join(' ');
}

/** An author's value in the same form as a program's. */
export function toWire(value: Json): Wire {
  if (value === null) return { t: 'none' };
  if (typeof value === 'boolean') return { t: 'bool', v: value };
  if (typeof value === 'number') return { t: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
  if (typeof value === 'string') return { t: 'text', v: value };
  if (Array.isArray(value)) return { t: 'list', items: value.map(toWire) };
  const entries = Object.entries(value as { readonly [key: string]: Json });
  return { t: 'map', entries: entries.map(([key, item]) => [toWire(key), toWire(item)] as const) };
}

/** A call as the learner would write it: `pathSum([["x", "s", 1]], "x", "s")`. */
export function showCall(name: string, args: readonly Json[], language: Language): string {
  return `${name}(${args.map((arg) => show(toWire(arg), language)).join(', ')})`;
}
