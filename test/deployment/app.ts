import { readFileSync, writeFileSync } from 'node:fs';
import { newApp } from '../plant';
import { withLiterals, type Template } from './literals';
import { addStacks, type Variant } from './stacks';

const { DEPLOYED_VARIANT = 'created', DEPLOYED_AGENTS = '', DEPLOYED_FAILS = '' } = process.env;
const app = newApp();
addStacks(app, DEPLOYED_VARIANT as Variant, DEPLOYED_FAILS !== '', DEPLOYED_AGENTS.split(' '));
for (const { templateFullPath } of app.synth().stacks) {
  writeFileSync(templateFullPath, JSON.stringify(withLiterals(JSON.parse(readFileSync(templateFullPath, 'utf8')) as Template)));
}
