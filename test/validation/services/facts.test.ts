import { SERVICES } from '../../../lib/catalog/services';
import type { FactTypes } from '../../../lib/validation/facts/fact';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';

const OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';
const PLANT = { id: 'op-0a1b2c3d4e5f60718' };
const resource = (Type: string, Properties: object) => ({ Type, Properties });

function read(resources: Json) {
  const network = {
    Plant: resource('AWS::EC2::Subnet', { OutpostArn: OUTPOST_ARN }),
    Region: resource('AWS::EC2::Subnet', {}),
  };
  return readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources: { ...network, ...resources } } }]);
}

describe('an EMR cluster', () => {
  const cluster = (Instances: object): FactTypes['emrCluster'] =>
    read({ Cluster: resource('AWS::EMR::Cluster', { Instances }) }).all('emrCluster')[0];

  test('is in one subnet, or in one of several', () => {
    expect(cluster({ Ec2SubnetId: { Ref: 'Plant' } }).outpost).toMatchObject(PLANT);
    expect(cluster({ Ec2SubnetIds: [{ Ref: 'Region' }, { Ref: 'Plant' }] }).outpost).toMatchObject(PLANT);
    expect(cluster({ Ec2SubnetId: { Ref: 'Region' } }).outpost).toBeNull();
  });

  test('has instance groups', () => {
    const EbsConfiguration = { EbsBlockDeviceConfigs: [{ VolumeSpecification: { VolumeType: 'gp2' } }] };
    const groups = { MasterInstanceGroup: { InstanceType: 'm5.xlarge' }, TaskInstanceGroups: [{ Market: 'SPOT', EbsConfiguration }] };
    expect(cluster(groups).instances).toEqual([
      { property: 'MasterInstanceGroup', instanceTypes: ['m5.xlarge'], isSpot: false, volumeTypes: null },
      { property: 'TaskInstanceGroups', instanceTypes: null, isSpot: true, volumeTypes: ['gp2'] },
    ]);
  });

  test('has instance fleets of several types', () => {
    const InstanceTypeConfigs = [{ InstanceType: 'm5.xlarge' }, { InstanceType: 'r5.xlarge' }];
    const fleets = { CoreInstanceFleet: { TargetSpotCapacity: 1, InstanceTypeConfigs }, MasterInstanceFleet: { InstanceTypeConfigs } };
    expect(cluster(fleets).instances).toEqual([
      { property: 'MasterInstanceFleet', instanceTypes: ['m5.xlarge', 'r5.xlarge'], isSpot: false, volumeTypes: [] },
      { property: 'CoreInstanceFleet', instanceTypes: ['m5.xlarge', 'r5.xlarge'], isSpot: true, volumeTypes: [] },
    ]);
  });

  test('asks for what only the deployment knows', () => {
    expect(cluster({ MasterInstanceGroup: { Market: { Ref: 'Parameter' } } }).instances).toMatchObject([{ isSpot: undefined }]);
    expect(cluster({ TaskInstanceGroups: { Ref: 'Parameter' } }).instances).toBeUndefined();
  });
});

test('a cache is on the Outpost of its subnet group', () => {
  const [cache] = read({
    Subnets: resource('AWS::ElastiCache::SubnetGroup', { SubnetIds: [{ Ref: 'Plant' }] }),
    Cache: resource('AWS::ElastiCache::CacheCluster', { CacheSubnetGroupName: { Ref: 'Subnets' }, AZMode: 'cross-az' }),
  }).all('cache');
  expect(cache).toMatchObject({ outpost: PLANT, isMultiAz: true, hasLogs: false });
});

test.each(SERVICES.map(({ service, type, subnets }) => [service, type, subnets] as const))(
  'a resource of %s, %s, is in the subnets that %s names',
  (service, type, property) => {
    const subnet = property.endsWith('Id') ? { Ref: 'Plant' } : [{ Ref: 'Plant' }];
    const properties = property.split('.').reduceRight<unknown>((value, name) => ({ [name]: value }), subnet) as object;
    expect(read({ Resource: resource(type, properties) }).all('serviceInSubnets')).toMatchObject([{ service, type, outpost: PLANT }]);
  },
);
