import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isRefusal, NoAnswer, post, Problem, useCsrf} from '../src/api.ts';

const answer = (status: number, body: string): void => {
  globalThis.fetch = () => Promise.resolve(new Response(body, {status}));
};
const problem = (type: string): string => JSON.stringify({type: `/problems/${type}`, title: 'No', fields: {sum: 'too much'}});

test('silence, a proxy, and a hub that is still at it are no answers', async () => {
  useCsrf('token');
  globalThis.fetch = () => Promise.reject(new TypeError('offline'));
  await assert.rejects(post('/api/documents', {}), NoAnswer);
  answer(502, '<html>bad gateway</html>');
  await assert.rejects(post('/api/documents', {}), NoAnswer);
  answer(200, '<html>Welcome to our network</html>');
  await assert.rejects(post('/api/documents', {}), NoAnswer);
  answer(409, problem('in-flight'));
  await assert.rejects(post('/api/documents', {}), NoAnswer);
});

test('a refusal is an answer, with what is wrong by field', async () => {
  for (const [status, type] of [[409, 'conflict'], [422, 'refused'], [503, 'unavailable']] as const) {
    answer(status, problem(type));
    await assert.rejects(
      post('/api/documents', {}),
      (error: unknown) => error instanceof Problem && error.status === status && error.fields['sum'] === 'too much');
  }
});

test('whoever does not know who asks, or is not the hub, has decided nothing', async () => {
  const refuses = async (status: number, body: string): Promise<boolean> => {
    answer(status, body);
    return post('/api/documents', {}).then(() => assert.fail(), isRefusal);
  };
  assert.equal(await refuses(401, problem('sign-in')), false);
  assert.equal(await refuses(403, problem('stranger')), false);
  assert.equal(await refuses(413, problem('stranger')), false);
  assert.equal(await refuses(403, '<html>Forbidden</html>'), false);
  assert.equal(await refuses(403, problem('not-yours')), true);
  assert.equal(await refuses(413, problem('too-large')), true);
});
