// The form of the particulars for the books.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {unfit} from '../src/books/particulars.ts';

test('what no line and no text of a document may hold is found, and what scripts and emoji need is not', () => {
  for (const fine of ['', 'Ana Ł. & Co', '12345678Z', 'مريم', '👩\u200d💻', 'می\u200cخواهم']) {
    assert.equal(unfit(fine, false), undefined);
    assert.equal(unfit(fine, true), undefined);
  }
  for (const hidden of ['\u0000', '\u0085', '\u202e', '\u202d']) {
    assert.equal(unfit(`a${hidden}b`, false), hidden);
    assert.equal(unfit(`a${hidden}b`, true), hidden);
  }
  for (const only of ['\n', '\t', '\u200b', '\u2066', '\u2028', '\ufeff', '\u{e0041}']) {
    assert.equal(unfit(`a${only}b`, false), only);
    assert.equal(unfit(`a${only}b`, true), undefined);
  }
  assert.equal(unfit('a\rb', true), '\r');
});
