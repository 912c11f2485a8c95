import { CfnParameter, Duration, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { readFacts } from '../../lib/validation/facts/read';
import { Outpost, OutpostHardware, Site } from '../../lib';
import { declarationOf } from '../../lib/outpost/declaration';
import { newStack, OUTPOST_ARN, OUTPOST_ID } from '../plant';

/** How long rules know the Outposts of a stack to be cut off. */
function hoursIn(stack: Stack) {
  const facts = readFacts([{ name: stack.stackName, path: 'plant.json', body: Template.fromStack(stack).toJSON() }]);
  return facts.all('outpost').map(({ expectedDisconnectHours, hardware }) => ({ expectedDisconnectHours, hardware }));
}

test('what is expected of an Outpost that exists already reaches the rules, beside what else was declared of it', () => {
  const stack = newStack();
  const outpost = Outpost.fromOutpostAttributes(stack, 'Outpost', { outpostArn: OUTPOST_ARN, hardware: OutpostHardware.RACK_GENERATION_1 });
  outpost.expectDisconnects(Duration.days(5));
  expect(hoursIn(stack)).toEqual([{ expectedDisconnectHours: 120, hardware: 'RACK' }]);
});

test('so does what is expected of a new Outpost, which is known by its logical ID', () => {
  const stack = newStack();
  const site = new Site(stack, 'Site');
  const hardware = OutpostHardware.RACK_GENERATION_2_MULTI_RACK;
  new Outpost(stack, 'Outpost', { site, availabilityZone: 'us-west-2a', hardware }).expectDisconnects(Duration.minutes(90));
  expect(hoursIn(stack)).toEqual([{ expectedDisconnectHours: 1.5, hardware: 'RACK' }]);
});

test('and of an Outpost in an ARN with tokens, which is known by its ID', () => {
  const stack = newStack();
  const outpostArn = stack.formatArn({ service: 'outposts', resource: 'outpost', resourceName: OUTPOST_ID });
  Outpost.fromOutpostArn(stack, 'Outpost', outpostArn).expectDisconnects(Duration.hours(8));
  expect(hoursIn(stack)).toEqual([{ expectedDisconnectHours: 8, hardware: undefined }]);
});

test('an Outpost that only the deployment knows is let alone', () => {
  const stack = newStack();
  const { valueAsString } = new CfnParameter(stack, 'OutpostArn');
  Outpost.fromOutpostArn(stack, 'Outpost', valueAsString).expectDisconnects(Duration.hours(8));
  expect(hoursIn(stack)).toEqual([]);
});

test('nothing is expected of an Outpost that nobody said it of', () => {
  const stack = newStack();
  Outpost.fromOutpostArn(stack, 'Outpost', OUTPOST_ARN);
  expect(hoursIn(stack)).toEqual([{ expectedDisconnectHours: undefined, hardware: undefined }]);
});

test('the racks of the Outpost stay declared, which its dashboard shows', () => {
  const stack = newStack();
  const racks = [{ rackId: '1', hosts: [{ assetId: '2', slots: { 'm5.large': 4 } }] }];
  const outpost = Outpost.fromOutpostAttributes(stack, 'Outpost', { outpostArn: OUTPOST_ARN, racks });
  outpost.expectDisconnects(Duration.hours(8));
  expect(declarationOf(outpost)?.outposts?.flatMap(({ assets }) => assets ?? [])).toHaveLength(1);
});

test('an inventory may say it, too', () => {
  const inventory = { outposts: [{ outpost: { OutpostId: OUTPOST_ID }, expectedDisconnectHours: 4 }] };
  expect(readFacts([], [inventory]).all('outpost')).toMatchObject([{ expectedDisconnectHours: 4 }]);
});
