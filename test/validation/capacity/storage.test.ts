import { evaluate } from '../../../lib/validation/evaluate';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import { rules } from '../../../lib/validation/rules';

const OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';
const INVENTORY = { outposts: [{ outpost: { OutpostArn: OUTPOST_ARN }, storage: { ebs: [{ volumeType: 'gp2', capacityTiB: 11 }] } }] };

const subnet = {
  Type: 'AWS::EC2::Subnet',
  Properties: { OutpostArn: OUTPOST_ARN, CidrBlock: '10.0.8.0/24', VpcId: 'vpc-0123456789abcdef0' },
};
const volume = (Size: number) => ({ Type: 'AWS::EC2::Volume', Properties: { OutpostArn: OUTPOST_ARN, Size, VolumeType: 'gp2' } });
const database = (AllocatedStorage: string) => ({
  Type: 'AWS::RDS::DBInstance',
  Properties: { AllocatedStorage, StorageType: 'gp2', MultiAZ: false, DBSubnetGroupName: { Ref: 'SubnetGroup' } },
});
const instance = (VolumeSize: number) => ({
  Type: 'AWS::EC2::Instance',
  Properties: { SubnetId: { Ref: 'Plant' }, BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize, VolumeType: 'gp2' } }] },
});
const subnetGroup = { Type: 'AWS::RDS::DBSubnetGroup', Properties: { SubnetIds: [{ Ref: 'Plant' }] } };

function shortagesOf(resources: Json) {
  const facts = readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources: resources } }], [INVENTORY]);
  return evaluate(
    facts,
    rules.filter(({ id }) => id === 'volumes-exceed-ebs-capacity'),
  ).findings.map(({ location, message }) => [location.logicalId, message]);
}

test.each<[string, Json, Json, string]>([
  ['volumes alone', { First: volume(5_000), Second: volume(6_264) }, { First: volume(5_000), Second: volume(6_265) }, 'Second'],
  [
    'databases alone',
    { Plant: subnet, SubnetGroup: subnetGroup, Orders: database('11264') },
    { Plant: subnet, SubnetGroup: subnetGroup, Orders: database('11265') },
    'Orders',
  ],
  ['instances alone', { Plant: subnet, App: instance(11_264) }, { Plant: subnet, App: instance(11_265) }, 'App'],
  [
    'volumes, databases and instances together',
    { Plant: subnet, SubnetGroup: subnetGroup, Data: volume(1_000), Orders: database('10000'), App: instance(264) },
    { Plant: subnet, SubnetGroup: subnetGroup, Data: volume(1_000), Orders: database('10000'), App: instance(265) },
    'Orders',
  ],
])('%s are summed up, and reported at the resource that requires most', (_, fitting, exceeding, largest) => {
  expect(shortagesOf(fitting)).toEqual([]);
  expect(shortagesOf(exceeding)).toEqual([
    [largest, 'EBS volumes on op-0a1b2c3d4e5f60718: 11265 GiB required, 11264 GiB (11 TiB) available'],
  ]);
});

test('volumes of a type without capacity are not counted: another rule reports them', () => {
  const other = { ...volume(20_000), Properties: { ...volume(20_000).Properties, VolumeType: 'gp3' } };
  expect(shortagesOf({ Data: volume(11_264), Other: other })).toEqual([]);
});
