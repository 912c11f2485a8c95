import type { Inventory } from '../../../lib/inventory/inventory';
import { evaluate } from '../../../lib/validation/evaluate';
import { readFacts } from '../../../lib/validation/facts/read';
import { rules } from '../../../lib/validation/rules';

const ACCOUNT = '111122223333';
const OUTPOST_ARN = `arn:aws:outposts:us-west-2:${ACCOUNT}:outpost/op-0a1b2c3d4e5f60718`;
const GENERATION_2 = [{ FormFactor: 'RACK', OutpostGeneration: 'GENERATION_2' }];
const types = (...names: string[]) => names.map((InstanceType) => ({ InstanceType }));
const orderable = (...names: string[]) => names.map((InstanceType) => ({ InstanceType, FormFactorConfigs: GENERATION_2 }));

/** What the rules find about an instance on a second-generation Outposts rack. */
function found(instanceType: string, entry: NonNullable<Inventory['outposts']>[number], others: Inventory = {}): string[] {
  const outpost = { OutpostArn: OUTPOST_ARN, SupportedHardwareType: 'RACK', Generation: 'GENERATION_2', ...entry.outpost };
  const resources = {
    Plant: { Type: 'AWS::EC2::Subnet', Properties: { OutpostArn: OUTPOST_ARN } },
    App: { Type: 'AWS::EC2::Instance', Properties: { InstanceType: instanceType, SubnetId: { Ref: 'Plant' } } },
  };
  const source = { name: 'Plant', path: 'plant.json', body: { Resources: resources }, region: 'us-west-2', account: ACCOUNT };
  const facts = readFacts([source], [{ account: ACCOUNT, ...others, outposts: [{ ...entry, outpost }] }]);
  return evaluate(facts, rules).findings.flatMap(({ ruleId, message }) =>
    /^instance-(type|family)/.test(ruleId) ? [`${ruleId}: ${message}`] : [],
  );
}

const NOT_SLOTTED = 'instance-type-is-not-slotted: op-0a1b2c3d4e5f60718 is not configured for r8i.large; configured: m7i.large';
const slotted = { instanceTypes: types('m7i.large') };

test.each([
  ['nothing, if neither list is known', slotted, {}, ''],
  [
    'a capacity task, if the hardware supports it',
    { ...slotted, supportedInstanceTypes: types('m7i.large', 'r8i.large') },
    { orderableInstanceTypes: orderable('m7i.large') },
    '; its hardware supports r8i.large, so a capacity task can add slots',
  ],
  [
    'an order, if AWS accepts one',
    { ...slotted, supportedInstanceTypes: types('m7i.large') },
    { orderableInstanceTypes: orderable('r8i.large') },
    '; its hardware does not support it, and it can be ordered',
  ],
  [
    'no order, if AWS accepts none for its hardware',
    { ...slotted, supportedInstanceTypes: types('m7i.large') },
    { orderableInstanceTypes: [...orderable('m7i.large'), { InstanceType: 'r8i.large', FormFactorConfigs: [{ FormFactor: 'SERVER' }] }] },
    '; its hardware does not support it, and it cannot be ordered',
  ],
  ['nothing of an empty list', slotted, { orderableInstanceTypes: [] }, ''],
  [
    'nothing of the list of another account',
    { ...slotted, outpost: { OwnerId: '444455556666' } },
    { orderableInstanceTypes: orderable('m7i.large') },
    '',
  ],
])('an instance type without slots: %s', (_, entry, others, end) => {
  expect(found('r8i.large', entry, others)).toEqual([`${NOT_SLOTTED}${end}`]);
});

test('an instance family that AWS accepts orders for is available, although it is newer than the catalog', () => {
  expect(found('m9i.large', {})).toEqual([expect.stringMatching(/^instance-family-is-not-available: /)]);
  expect(found('m9i.large', {}, { orderableInstanceTypes: orderable('m9i.large') })).toEqual([]);
  expect(found('m9i.large', { supportedInstanceTypes: types('m9i.large') })).toEqual([]);
});
