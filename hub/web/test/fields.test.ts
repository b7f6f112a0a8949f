import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Problem} from '../src/api.ts';
import {problemsOf} from '../src/ui/fieldproblems.ts';
import {toJson, type Typed} from '../src/ui/fields.ts';

const field = (name: string, value: string, as: Typed['as'] = 'text', checked = true): Typed => ({name, value, as, checked});

test('names with dots make objects, and what is empty is left out', () => {
  assert.deepEqual(
    toJson([field('title', ' Photos '), field('pay.amount', '22'), field('pay.kind', 'hourly'), field('arbiter', '  ')]),
    {title: 'Photos', pay: {amount: '22', kind: 'hourly'}});
});

test('a list is split at commas and lines', () => {
  assert.deepEqual(toJson([field('skills', 'photography, retouching\n,', 'list')]), {skills: ['photography', 'retouching']});
  assert.deepEqual(toJson([field('skills', '', 'list')]), {skills: []});
});

test('an amount stays a text, with a point and without needless zeros before it', () => {
  const amount = (typed: string): unknown => toJson([field('amount', typed, 'decimal')])['amount'];
  assert.equal(amount('022,50'), '22.50');
  assert.equal(amount('0.5'), '0.5');
  assert.equal(amount('000'), '0');
  assert.equal(amount(''), undefined);
});

test('marks: true or false, true or absent, or one more of a list', () => {
  assert.deepEqual(
    toJson([
      field('record', 'on', 'yes', false), field('closed', 'on', 'set'), field('languages', '', 'rows'),
      field('languages', 'en', 'each'), field('languages', 'pt-BR', 'each'),
    ]),
    {record: false, closed: true, languages: ['en', 'pt-BR']});
});

test('rows that were left empty are no rows', () => {
  const row = (n: number, title: string, amount: string): Typed[] =>
    [field(`steps.${n}.title`, title), field(`steps.${n}.amount`, amount, 'decimal')];
  const rows = field('steps', '', 'rows');
  assert.deepEqual(toJson([rows, ...row(0, '', ''), ...row(1, 'Scan', '5'), ...row(2, '', '')]), {steps: [{title: 'Scan', amount: '5'}]});
  assert.deepEqual(toJson([rows, ...row(0, '', '')]), {steps: []});
});

test('prose may be empty, but is there', () => {
  assert.deepEqual(toJson([field('about', ' ', 'prose')]), {about: ''});
});

test('names cannot reach into what all objects share', () => {
  toJson([field('__proto__.evil', 'yes'), field('a.__proto__.evil', 'yes')]);
  assert.equal(({} as {evil?: string}).evil, undefined);
});

test('a problem is told by the field that it names', () => {
  assert.deepEqual(problemsOf(new Problem(400, 'No', 'job.pay.amount must be above zero, not 0')), [['pay.amount', 'must be above zero, not 0']]);
  assert.deepEqual(problemsOf(new Problem(400, 'No', 'job.skills[3] must not be empty')), [['skills.3', 'must not be empty']]);
  assert.deepEqual(problemsOf(new Problem(400, 'No', 'x', {title: 'too long'})), [['title', 'too long']]);
  assert.deepEqual(problemsOf(new Problem(403, 'No', 'Only its author can change it.')), []);
});
