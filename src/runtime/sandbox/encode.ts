/**
 * A JavaScript value as `Wire` text, inside the learner's realm.
 *
 * Everything the learner can reach may have been replaced by the time this runs (`Array.prototype.push`,
 * `JSON.stringify`, a setter on index 0). So the built-ins are taken when this module loads, before any learner
 * code, and the result is one string built by concatenation, which nothing can intercept.
 */
const isArray = Array.isArray;
const { stringify } = JSON;
const { apply } = Reflect;
const { keys, getPrototypeOf } = Object;
const objectPrototype = Object.prototype;
const mapForEach = Map.prototype.forEach;
const setForEach = Set.prototype.forEach;
const text = String;
const MapClass = Map;
const SetClass = Set;
const ErrorClass = Error;

/** Deepest nesting, most values and longest text that are shown. */
const MAX_DEPTH = 12;
const MAX_VALUES = 5_000;
const MAX_TEXT = 20_000;

interface Trail {
  readonly value: object;
  readonly up: Trail | null;
}

/** JSON text of a `Wire`. Getters and proxies of the learner run here; whatever they throw reaches the caller. */
export function encode(root: unknown): string {
  let left = MAX_VALUES;

  function className(value: object): string {
    const prototype = getPrototypeOf(value);
    if (prototype === null || prototype === objectPrototype) return '';
    const name: unknown = prototype.constructor?.name;
    return typeof name === 'string' ? name : '';
  }

  function of(value: object): string {
    const name = className(value);
    return name === '' ? '' : `,"of":${stringify(name)}`;
  }

  function visit(value: unknown, trail: Trail | null, depth: number): string {
    left -= 1;
    if (value === null) return '{"t":"none"}';
    switch (typeof value) {
      case 'undefined':
        return '{"t":"undefined"}';
      case 'boolean':
        return value ? '{"t":"bool","v":true}' : '{"t":"bool","v":false}';
      case 'number':
        return `{"t":"number","v":"${value === 0 && 1 / value < 0 ? '-0' : value}"}`;
      case 'bigint':
        return `{"t":"number","v":"${value}"}`;
      case 'string': {
        if (value.length <= MAX_TEXT) return `{"t":"text","v":${stringify(value)}}`;
        let head = '';
        for (let i = 0; i < MAX_TEXT; i++) head += value[i];
        return `{"t":"text","v":${stringify(`${head}…`)}}`;
      }
      case 'symbol':
        return `{"t":"other","v":${stringify(text(value))}}`;
      case 'function':
        return `{"t":"other","v":${stringify(`function ${text(value.name)}`)}}`;
    }
    if (left < 0 || depth >= MAX_DEPTH) return '{"t":"cut"}';
    for (let up = trail; up !== null; up = up.up) if (up.value === value) return '{"t":"cut"}';
    const here: Trail = { value, up: trail };
    let body = '';
    if (isArray(value)) {
      for (let i = 0; i < value.length && left > 0; i++) {
        body += (i > 0 ? ',' : '') + visit(value[i], here, depth + 1);
      }
      return `{"t":"list","items":[${body}]}`;
    }
    if (value instanceof SetClass) {
      apply(setForEach, value, [
        (item: unknown) => {
          if (left > 0) body += (body === '' ? '' : ',') + visit(item, here, depth + 1);
        },
      ]);
      return `{"t":"list","items":[${body}],"of":"Set"}`;
    }
    if (value instanceof MapClass) {
      apply(mapForEach, value, [
        (item: unknown, key: unknown) => {
          if (left > 0)
            body += `${body === '' ? '' : ','}[${visit(key, here, depth + 1)},${visit(item, here, depth + 1)}]`;
        },
      ]);
      return `{"t":"map","entries":[${body}],"of":"Map"}`;
    }
    if (value instanceof ErrorClass) {
      return `{"t":"other","v":${stringify(`${text(value.name)}: ${text(value.message)}`)}}`;
    }
    const names = keys(value);
    for (let i = 0; i < names.length && left > 0; i++) {
      const name = names[i] as string;
      body += `${i > 0 ? ',' : ''}[{"t":"text","v":${stringify(name)}},${visit((value as Record<string, unknown>)[name], here, depth + 1)}]`;
    }
    return `{"t":"map","entries":[${body}]${of(value)}}`;
  }

  return visit(root, null, 0);
}
