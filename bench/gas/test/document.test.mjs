import assert from 'node:assert/strict';
import {test} from 'node:test';
import {differences, replaced} from '../src/document.mjs';
import {satoshi} from '../src/report.mjs';

const document = lines => ['before', '<!-- gas:begin -->', ...lines, '<!-- gas:end -->', 'behind'].join('\n');

test('only what is between the marks is replaced', () => {
  assert.equal(replaced(document(['old', 'older']), 'new'), document(['new']));
});

test('a document without marks is refused', () => {
  assert.throws(() => replaced('nothing', 'new'), /must have/);
  assert.throws(() => replaced('<!-- gas:end --> <!-- gas:begin -->', 'new'), /must have/);
});

test('a number that is not what was measured is found', () => {
  assert.deepEqual(differences(document(['a 1', 'b 2']), 'a 1\nb 2'), []);
  assert.deepEqual(differences(document(['a 1', 'b 2']), 'a 1\nb 3'), [{written: 'b 2', measured: 'b 3'}]);
});

test('a line too many or too few is found', () => {
  assert.notDeepEqual(differences(document(['a 1', 'b 2']), 'a 1'), []);
  assert.notDeepEqual(differences(document(['a 1']), 'a 1\nb 2'), []);
});

test('satoshi are rounded to a tenth', () => {
  assert.equal(satoshi(1_000, 10n ** 10n), '1,000.0');
  assert.equal(satoshi(110_298, 26_065_600n), '287.5');
  assert.equal(satoshi(1, 5n * 10n ** 8n), '0.1');
  assert.equal(satoshi(1, 4n * 10n ** 8n), '0.0');
});
