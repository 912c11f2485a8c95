import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { NEWER_OUTPOSTS_ACTIONS, OUTPOSTS_ACTIONS, S3_OUTPOSTS_ACTIONS } from '../../lib/catalog/outposts-actions';

interface Reference {
  readonly all: { readonly [prefix: string]: { readonly [action: string]: readonly string[] } };
}

const FILE = path.join(__dirname, '../fixtures/service-authorization.json');
const { all } = JSON.parse(readFileSync(FILE, 'utf8')) as Reference;

test('the actions are those of the Service Authorization Reference', () => {
  expect(S3_OUTPOSTS_ACTIONS).toEqual(all['s3-outposts']);
  expect(OUTPOSTS_ACTIONS).toEqual(Object.keys(all.outposts));
});

test('an action that the reference has is not among the newer ones', () => {
  expect(NEWER_OUTPOSTS_ACTIONS.filter((action) => OUTPOSTS_ACTIONS.includes(action))).toEqual([]);
});
