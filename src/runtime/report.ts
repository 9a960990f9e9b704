/**
 * Reports of a sandbox, read as what they are: text from a place where learner code has been. A report that is not
 * exactly of a known form, or deeper than values are sent, does not count.
 */
import type { Fault, Report } from './protocol.ts';
import type { Wire } from './wire.ts';

/** Values are cut at depth 12 where they are sent; each level of a map adds its entry. */
const MAX_DEPTH = 40;

type Fields = { readonly [key: string]: unknown };

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isCall = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= -1;
const isTextOrAbsent = (value: unknown): boolean => value === undefined || isText(value);
const isLineOrAbsent = (value: unknown): boolean => value === undefined || Number.isInteger(value);

function isWire(value: unknown, depth = 0): value is Wire {
  if (!isFields(value) || depth > MAX_DEPTH) return false;
  switch (value.t) {
    case 'none':
    case 'undefined':
    case 'cut':
      return true;
    case 'bool':
      return typeof value.v === 'boolean';
    case 'number':
    case 'text':
    case 'other':
      return isText(value.v);
    case 'list':
      return (
        Array.isArray(value.items) &&
        isTextOrAbsent(value.of) &&
        value.items.every((item) => isWire(item, depth + 1))
      );
    case 'map':
      return (
        Array.isArray(value.entries) &&
        isTextOrAbsent(value.of) &&
        value.entries.every(
          (entry) =>
            Array.isArray(entry) &&
            entry.length === 2 &&
            isWire(entry[0], depth + 1) &&
            isWire(entry[1], depth + 1),
        )
      );
    default:
      return false;
  }
}

function isFault(value: unknown): value is Fault {
  if (!isFields(value) || !isText(value.name) || !isText(value.message)) return false;
  return isTextOrAbsent(value.stack) && isTextOrAbsent(value.trace) && isLineOrAbsent(value.line);
}

function isReport(value: unknown): value is Report {
  if (!isFields(value)) return false;
  switch (value.k) {
    case 'started':
    case 'flood':
    case 'done':
      return true;
    case 'print':
      return (
        isCall(value.call) &&
        (value.s === 'out' || value.s === 'err') &&
        Array.isArray(value.args) &&
        value.args.every((arg) => isWire(arg))
      );
    case 'value':
      return isCall(value.call) && isWire(value.value);
    case 'threw':
      return isCall(value.call) && isFault(value.fault);
    case 'failed':
    case 'overdue':
      return isFault(value.fault);
    default:
      return false;
  }
}

/** The report in a message, or null: no text, another token, no JSON, or of no known form. */
export function readReport(text: unknown, token: string): Report | null {
  if (typeof text !== 'string' || !text.startsWith(token)) return null;
  try {
    const report: unknown = JSON.parse(text.slice(token.length));
    return isReport(report) ? report : null;
  } catch {
    return null;
  }
}
