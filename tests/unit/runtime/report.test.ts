import { describe, expect, it } from 'vitest';
import { readReport } from '../../../src/runtime/report.ts';

const token = 'abc';
const read = (json: string) => readReport(token + json, token);

describe('a report', () => {
  it('counts in each of its forms', () => {
    for (const json of [
      '{"k":"started"}',
      '{"k":"print","call":-1,"s":"out","args":[{"t":"text","v":"hi"}]}',
      '{"k":"value","call":0,"value":{"t":"map","entries":[[{"t":"text","v":"a"},{"t":"list","items":[{"t":"none"}],"of":"tuple"}]]}}',
      '{"k":"threw","call":0,"fault":{"name":"TypeError","message":"no","stack":"s"}}',
      '{"k":"failed","fault":{"name":"SyntaxError","message":"no","line":3,"trace":"t"}}',
    ])
      expect(read(json), json).toEqual(JSON.parse(json));
  });

  it.each([
    ['another token', '', 'xyz{"k":"done"}'],
    ['no JSON', '', 'abc{'],
    ['an unknown kind', '{"k":"passed"}'],
    ['a value of no known form', '{"k":"value","call":0,"value":{"t":"number","v":8}}'],
    ['entries that are no pairs', '{"k":"value","call":0,"value":{"t":"map","entries":[[{"t":"none"}]]}}'],
    ['a call that is no number', '{"k":"value","call":"0","value":{"t":"none"}}'],
    ['a fault without a name', '{"k":"failed","fault":{"message":"no"}}'],
    ['a fault whose line is a text', '{"k":"failed","fault":{"name":"E","message":"no","line":"7"}}'],
    ['a print from nowhere', '{"k":"print","call":0,"s":"page","args":[]}'],
    [
      'a value deeper than any that is sent',
      `{"k":"value","call":0,"value":${'{"t":"list","items":['.repeat(60)}${']}'.repeat(60)}}`,
    ],
  ])('does not count with %s', (_what, json, whole = token + json) => {
    expect(readReport(whole, token)).toBeNull();
  });
});
