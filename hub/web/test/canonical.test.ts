import assert from 'node:assert/strict';
import {test} from 'node:test';
import {canonical, LARGEST, type Json} from '../src/canonical.ts';

test('the example of RFC 8785, section 3.2', () => {
  const value = JSON.parse(String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
    "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`) as Json;
  assert.equal(canonical(value), String.raw`{"literals":[null,true,false],` +
    String.raw`"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`);
});

test('keys are sorted by UTF-16 code units, as section 3.2.3 shows', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
  const written = canonical(Object.fromEntries(keys.map(key => [key, 0])));
  assert.deepEqual(Object.keys(JSON.parse(written) as object), ['1', '\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
});

test('numbers are written as ECMAScript writes them', () => {
  assert.equal(canonical([-0, 1e-7, 0.1 + 0.2, 2 ** -1022, 2 ** 53 - 1, -1.5]), '[0,1e-7,0.30000000000000004,2.2250738585072014e-308,9007199254740991,-1.5]');
});

test('what another reader would take differently is refused', () => {
  const refused: unknown[] = [
    'text', null, 5, {a: '\ud800'}, {'\udc00': 1}, [NaN], [Infinity], [2 ** 53], [5e-324], [-1e-315], [undefined], {a: undefined},
    [1n], [new Date(0)], [() => 1], [Symbol('x')], new Map(),
  ];
  for (const value of refused) {
    assert.throws(() => canonical(value as Json), TypeError, String(Object.prototype.toString.call(value)));
  }
});

test('64 levels and 64 KiB are the most', () => {
  const nest = (levels: number): Json => (levels === 0 ? 1 : [nest(levels - 1)]);
  assert.equal(canonical(nest(64)).length, 129);
  assert.throws(() => canonical(nest(65)), /deeper than 64/);
  assert.equal(canonical(['x'.repeat(LARGEST - 4)]).length, LARGEST);
  assert.throws(() => canonical(['é'.repeat(LARGEST / 2 - 1)]), /at most 65536/);
});

test('writing twice changes nothing', () => {
  const text = canonical({b: [1, {d: 'ñ', c: null}], a: '\u2028</script>'});
  assert.equal(canonical(JSON.parse(text) as Json), text);
});
