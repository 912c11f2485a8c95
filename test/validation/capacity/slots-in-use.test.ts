import type { AssetElement, AssetInstanceElement, CapacityTaskElement, OutpostInventoryEntry } from '../../../lib/inventory/inventory';
import { evaluate } from '../../../lib/validation/evaluate';
import { OUTPOST_ARN, outpostSubnet, resource } from '../../../lib/validation/example';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import { rules } from '../../../lib/validation/rules';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';

const host = (AssetId: string, InstanceType: string, Count: number, State?: string): AssetElement => ({
  AssetId,
  AssetType: 'COMPUTE',
  ComputeAttributes: { State, InstanceTypeCapacities: [{ InstanceType, Count }] },
});
const running = (AwsServiceName: string, AccountId: string, InstanceType = 'm5.xlarge', AssetId = '1'): AssetInstanceElement => ({
  ...{ AwsServiceName, AccountId, InstanceType, AssetId },
});
const instances = (count: number, more: object = {}): Json => ({
  Plant: outpostSubnet(),
  ...Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `App${index}`,
      resource('AWS::EC2::Instance', { InstanceType: 'm5.xlarge', SubnetId: { Ref: 'Plant' }, ...more }),
    ]),
  ),
});

function found(entry: OutpostInventoryEntry, Resources: Json, account = ACCOUNT) {
  const outpost = { OutpostId: 'op-0a1b2c3d4e5f60718', OutpostArn: OUTPOST_ARN };
  const sources = [{ name: 'Stack', path: 'stack.json', body: { Resources }, region: 'us-west-2', account }];
  const { findings } = evaluate(readFacts(sources, [{ account: ACCOUNT, outposts: [{ outpost, ...entry }] }]), rules);
  return findings
    .filter(({ ruleId }) => /slots|capacity|spread/.test(ruleId))
    .map(({ ruleId, severity, message }) => `${severity} ${ruleId}: ${message}`);
}

describe('slots in use', () => {
  const assets = [host('1', 'm5.xlarge', 4)];
  const shortage = (available: number, inUse: number) =>
    `warning instances-exceed-slots: m5.xlarge: 3 slots required (instances 3), ${available} available (${inUse} more in use by other workloads); unused: none`;

  test.each<[string, AssetInstanceElement[]]>([
    ['another account', [running('EC2', OTHER), running('EC2', OTHER)]],
    ['AWS', [running('AWS', ACCOUNT), running('AWS', OTHER)]],
    ['a service that the templates do not request', [running('RDS', ACCOUNT), running('ELB', ACCOUNT)]],
  ])('by %s are not available', (_, assetInstances) => {
    expect(found({ assets, assetInstances }, instances(3))).toEqual([shortage(2, 2)]);
    expect(found({ assets, assetInstances }, instances(2))).toEqual([]);
  });

  test.each<[string, AssetInstanceElement[], string]>([
    ['instances of the account, which the templates may have created', [running('EC2', ACCOUNT), running('EC2', ACCOUNT)], ACCOUNT],
    ['instances of the account of a stack', [running('EC2', OTHER), running('EC2', OTHER)], OTHER],
    ['other types', [running('EC2', OTHER, 'c5.large'), running('EC2', OTHER, 'c5.large')], ACCOUNT],
  ])('by %s are', (_, assetInstances, account) => {
    expect(found({ assets, assetInstances }, instances(4), account)).toEqual([]);
  });

  test('by databases may be those of the templates', () => {
    const database = {
      Group: resource('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'Plant', SubnetIds: [{ Ref: 'Plant' }] }),
      Database: resource('AWS::RDS::DBInstance', { DBSubnetGroupName: { Ref: 'Group' }, DBInstanceClass: 'db.m5.xlarge' }),
    };
    const assetInstances = [running('RDS', ACCOUNT)];
    expect(found({ assets, assetInstances }, { ...instances(3), ...database })).toEqual([]);
  });

  test('are not available after the failure of a host', () => {
    const two = [host('1', 'm5.xlarge', 4), host('2', 'm5.xlarge', 4)];
    const assetInstances = [running('EC2', OTHER), running('EC2', OTHER)];
    const missing = 'm5.xlarge: 3 slots required, 2 left after the failure of 1 of 2 hosts';
    expect(found({ assets: two, assetInstances, spareHosts: 1 }, instances(3))).toEqual([
      `warning spare-capacity-is-insufficient: ${missing}`,
    ]);
    expect(found({ assets: two, assetInstances, spareHosts: 1 }, instances(2))).toEqual([]);
  });
});

describe('a host that cannot launch instances', () => {
  test.each(['ISOLATED', 'RETIRING', 'INSTALLING'])('in the state %s has no capacity', (state) => {
    const assets = [host('1', 'm5.xlarge', 2, 'ACTIVE'), host('2', 'm5.xlarge', 2, state)];
    const [shortage, ...others] = found({ assets }, instances(3));
    expect(shortage).toMatch(/^warning instances-exceed-slots: m5.xlarge: 3 slots required \(instances 3\), 2 available; unused: none$/);
    expect(others).toEqual([]);
  });

  test('keeps what runs on it', () => {
    const assets = [host('1', 'm5.xlarge', 2), host('2', 'm5.xlarge', 2, 'ISOLATED')];
    expect(found({ assets, assetInstances: [running('EC2', OTHER, 'm5.xlarge', '2')] }, instances(2))).toEqual([]);
  });

  test('is no other type that is not slotted', () => {
    const assets = [host('1', 'c5.large', 2), host('2', 'm5.xlarge', 2, 'ISOLATED')];
    expect(found({ assets }, instances(1))).toEqual([expect.stringMatching(/^warning instances-exceed-slots: .*0 available/)]);
  });

  test('in a state that is new is like the others', () => {
    expect(found({ assets: [host('1', 'm5.xlarge', 2, 'IDLE')] }, instances(2))).toEqual([]);
  });
});

test('host-level spread counts the hosts with slots of the type', () => {
  const assets = [host('1', 'm5.xlarge', 4), host('2', 'm5.xlarge', 4), host('3', 'c5.large', 8)];
  const apart = (count: number) => ({
    ...instances(count, { PlacementGroupName: { Ref: 'Apart' } }),
    Apart: resource('AWS::EC2::PlacementGroup', { Strategy: 'spread', SpreadLevel: 'host' }),
  });
  expect(found({ assets }, apart(2))).toEqual([]);
  expect(found({ assets }, apart(3))).toEqual([
    'error host-spread-exceeds-hosts: 3 instances require separate hosts, but op-0a1b2c3d4e5f60718 has 2 with slots for them',
  ]);
});

describe('a capacity task', () => {
  const assets = [host('1', 'm5.xlarge', 4), host('2', 'c5.large', 8)];
  const task = (CapacityTaskStatus: string, AssetId?: string): CapacityTaskElement => ({
    ...{ CapacityTaskId: 'cap-0123456789abcdef0', CapacityTaskStatus, AssetId },
  });

  test.each(['REQUESTED', 'IN_PROGRESS', 'WAITING_FOR_EVACUATION', 'CANCELLATION_IN_PROGRESS'])('with the status %s is told', (status) => {
    expect(found({ assets, capacityTasks: [task(status)] }, instances(1))).toEqual([
      `warning capacity-task-in-progress: capacity task cap-0123456789abcdef0 of op-0a1b2c3d4e5f60718 has the status ${status}`,
    ]);
  });

  test.each([task('COMPLETED'), task('FAILED'), task('CANCELLED'), task('IN_PROGRESS', '2')])('%p is of no matter', (capacityTask) => {
    expect(found({ assets, capacityTasks: [capacityTask] }, instances(1))).toEqual([]);
  });
});
