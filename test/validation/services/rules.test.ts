import { CfnCluster as CfnEmrCluster } from 'aws-cdk-lib/aws-emr';
import { CfnReplicationGroup, CfnSubnetGroup } from 'aws-cdk-lib/aws-elasticache';
import { FileSystem } from 'aws-cdk-lib/aws-efs';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SubnetType, type SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { OutpostHardware } from '../../../lib';
import { findingsOf, site, type Site } from '../synthesized';

const IN_REGION: SubnetSelection = { subnetType: SubnetType.PRIVATE_ISOLATED };

function lambda({ stack, vpc }: Site, vpcSubnets: SubnetSelection): void {
  const code = Code.fromInline('exports.handler = async () => undefined');
  new Function(stack, 'Function', { vpc, vpcSubnets, runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code });
}

describe('a service that AWS does not list for Outposts', () => {
  test('is fine in the Region', () => {
    const plant = site();
    lambda(plant, IN_REGION);
    new FileSystem(plant.stack, 'Files', { vpc: plant.vpc, vpcSubnets: IN_REGION });
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('is not to be in subnets on the Outpost', () => {
    const plant = site();
    const onOutpost = { subnets: [plant.subnet] };
    lambda(plant, onOutpost);
    new FileSystem(plant.stack, 'Files', { vpc: plant.vpc, vpcSubnets: onOutpost });
    expect(findingsOf(plant.app).sort()).toEqual([
      expect.stringMatching(/^service-is-not-listed-for-outposts Plant\/Files\/EfsMountTarget/),
      'service-is-not-listed-for-outposts Plant/Function',
    ]);
  });
});

describe('a cache', () => {
  function cache(plant: Site, ...subnetIds: string[]): void {
    const { ref } = new CfnSubnetGroup(plant.stack, 'Subnets', { description: 'Plant', subnetIds });
    new CfnReplicationGroup(plant.stack, 'Cache', {
      replicationGroupDescription: 'Readings',
      cacheSubnetGroupName: ref,
      engine: 'valkey',
      cacheNodeType: 'cache.m5.large',
      numCacheClusters: 2,
      automaticFailoverEnabled: true,
      transitEncryptionEnabled: true,
    });
  }

  test('is fine on a first-generation rack', () => {
    const plant = site();
    cache(plant, plant.subnet.subnetId);
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('has no node types on a second-generation rack', () => {
    const plant = site(OutpostHardware.RACK_GENERATION_2_MULTI_RACK);
    cache(plant, plant.subnet.subnetId);
    expect(findingsOf(plant.app)).toEqual(['service-is-not-listed-for-generation Plant/Subnets']);
  });

  test('is not on the Outpost and in the Region at once', () => {
    const plant = site();
    cache(plant, plant.subnet.subnetId, plant.vpc.isolatedSubnets[0].subnetId);
    expect(findingsOf(plant.app)).toEqual(['cache-subnet-group-mixes-outpost-and-region Plant/Subnets']);
  });
});

describe('an EMR cluster', () => {
  const cluster = ({ stack }: Site, ec2SubnetId: string, releaseLabel = 'emr-7.9.0') =>
    new CfnEmrCluster(stack, 'Analysis', {
      name: 'analysis',
      jobFlowRole: 'EMR_EC2_DefaultRole',
      serviceRole: 'EMR_DefaultRole',
      releaseLabel,
      instances: { ec2SubnetId, masterInstanceGroup: { instanceCount: 1, instanceType: 'm5.xlarge', market: 'SPOT' } },
    });

  test('does what it likes in the Region', () => {
    const plant = site();
    cluster(plant, plant.vpc.isolatedSubnets[0].subnetId);
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('needs On-Demand Instances and protection on the Outpost', () => {
    const plant = site();
    cluster(plant, plant.subnet.subnetId, 'emr-5.9.0');
    expect(findingsOf(plant.app).sort()).toEqual([
      'emr-release-too-old Plant/Analysis',
      'emr-spot-on-outpost Plant/Analysis',
      'emr-without-termination-protection Plant/Analysis',
    ]);
  });
});
