import { Size, Stack } from 'aws-cdk-lib';
import { CfnLifecyclePolicy } from 'aws-cdk-lib/aws-dlm';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnBucketPolicy, CfnEndpoint } from 'aws-cdk-lib/aws-s3outposts';
import { OutpostHardware, S3OutpostsAccessPoint, S3OutpostsBucket, S3OutpostsEndpoint } from '../../../lib';
import type { Inventory, StorageDeclaration } from '../../../lib/inventory/inventory';
import { ENV, OUTPOST_ARN, OUTPOST_ID } from '../../plant';
import { findingsOf, site, type Site } from '../synthesized';

/** What was ordered with the Outpost, which no API tells. */
const ordered = (storage: StorageDeclaration): Inventory => ({ outposts: [{ outpost: { OutpostArn: OUTPOST_ARN }, storage }] });

describe('a volume', () => {
  const volume = ({ stack }: Site, props: Partial<ec2.VolumeProps> = {}) =>
    new ec2.Volume(stack, 'Data', { availabilityZone: 'us-west-2a', size: Size.gibibytes(100), ...props });
  const instance = ({ stack, vpc, subnet }: Site) =>
    new ec2.Instance(stack, 'App', {
      vpc,
      vpcSubnets: { subnets: [subnet] },
      instanceType: new ec2.InstanceType('m5.xlarge'),
      machineImage: ec2.MachineImage.genericLinux({ 'us-west-2': 'ami-0123456789abcdef0' }),
    });
  const attach = ({ stack }: Site, instanceId: string, volumeId: string) =>
    new ec2.CfnVolumeAttachment(stack, 'Attachment', { instanceId, volumeId, device: '/dev/sdf' });

  test('goes to the Outpost of its instance with `with(outpost.placement)`', () => {
    const plant = site();
    const data = volume(plant);
    data.with(plant.outpost.placement);
    attach(plant, instance(plant).instanceId, data.volumeId);
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('is in the Region, and its instance on the Outpost', () => {
    const plant = site();
    attach(plant, instance(plant).instanceId, volume(plant).volumeId);
    expect(findingsOf(plant.app)).toEqual(['volume-is-not-on-outpost-of-instance Plant/Attachment']);
  });

  test('is left alone where it or its instance is imported by its ID', () => {
    const plant = site();
    attach(plant, instance(plant).instanceId, 'vol-0123456789abcdef0');
    new ec2.CfnVolumeAttachment(plant.stack, 'Other', {
      instanceId: 'i-0123456789abcdef0',
      volumeId: volume(plant).volumeId,
      device: '/dev/sdf',
    });
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('has provisioned IOPS on a second-generation rack', () => {
    const plant = site(OutpostHardware.RACK_GENERATION_2_MULTI_RACK);
    volume(plant, { volumeType: ec2.EbsDeviceVolumeType.PROVISIONED_IOPS_SSD_IO2, iops: 3000 }).with(plant.outpost.placement);
    expect(findingsOf(plant.app)).toEqual(['volume-type-is-not-supported-on-second-generation Plant/Data']);
  });

  test('is of a type that the Outpost was ordered without', () => {
    const plant = site();
    volume(plant).with(plant.outpost.placement);
    expect(findingsOf(plant.app, ordered({ ebs: [{ volumeType: 'gp2', capacityTiB: 11 }] }))).toEqual([]);
    expect(findingsOf(plant.app, ordered({ ebs: [{ volumeType: 'gp2', capacityTiB: 0 }] }))).toEqual([
      'volume-type-without-capacity Plant/Data',
    ]);
  });

  test('is on a server', () => {
    const plant = site(OutpostHardware.SERVER);
    volume(plant).with(plant.outpost.placement);
    expect(findingsOf(plant.app)).toEqual(['volume-on-server Plant/Data']);
  });
});

describe('a snapshot policy', () => {
  const policy = ({ stack }: Site, details: Partial<CfnLifecyclePolicy.PolicyDetailsProperty>, schedule: object = {}) =>
    new CfnLifecyclePolicy(stack, 'Snapshots', {
      policyDetails: {
        resourceLocations: ['OUTPOST'],
        resourceTypes: ['VOLUME'],
        targetTags: [{ key: 'Backup', value: 'daily' }],
        schedules: [{ createRule: { interval: 24, location: 'OUTPOST_LOCAL' }, retainRule: { count: 7 }, ...schedule }],
        ...details,
      },
    });
  const copy = { crossRegionCopyRules: [{ target: 'us-east-1', encrypted: true }] };

  test('keeps snapshots on the Outpost', () => {
    const plant = site();
    policy(plant, {});
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('copies snapshots to another Region only from the Region', () => {
    const [local, region] = [site(), site()];
    policy(local, {}, copy);
    policy(region, {}, { ...copy, createRule: { interval: 24 } });
    expect(findingsOf(local.app)).toEqual(['local-snapshots-copied-to-region Plant/Snapshots']);
    expect(findingsOf(region.app)).toEqual([]);
  });

  test('copies snapshots of the Region to an Outpost of the Region, encrypted', () => {
    const plant = site();
    const copyTo = (target: string, encrypted: boolean) => ({
      createRule: { interval: 24 },
      crossRegionCopyRules: [{ target, encrypted }],
    });
    policy(plant, { resourceLocations: ['CLOUD'] }, copyTo(OUTPOST_ARN, true));
    expect(findingsOf(plant.app)).toEqual([]);

    const elsewhere = site();
    policy(elsewhere, {}, copyTo(OUTPOST_ARN.replace('us-west-2', 'eu-west-1'), false));
    expect(findingsOf(elsewhere.app)).toEqual([
      'snapshot-copy-to-outpost-is-not-encrypted Plant/Snapshots',
      'snapshot-copy-to-outpost-of-another-region Plant/Snapshots',
    ]);
  });

  test('keeps snapshots on Outposts of which none has S3', () => {
    const plant = site();
    policy(plant, {});
    expect(findingsOf(plant.app, ordered({ s3: { capacityTiB: 26 } }))).toEqual([]);
    expect(findingsOf(plant.app, ordered({ s3: { capacityTiB: 0 } }))).toEqual(['local-snapshots-without-s3-capacity Plant/Snapshots']);
  });

  test('can be for volumes on another Outpost than the one without S3, unless the templates have volumes on that one only', () => {
    const plant = site();
    policy(plant, {});
    const other = {
      outpost: { OutpostArn: OUTPOST_ARN.replace(OUTPOST_ID, 'op-0fedcba9876543210') },
      storage: { s3: { capacityTiB: 26 } },
    };
    const inventory = { outposts: [...ordered({ s3: { capacityTiB: 0 } }).outposts!, other] };
    expect(findingsOf(plant.app, inventory)).toEqual([]);
    const withVolume = site();
    policy(withVolume, {});
    const size = Size.gibibytes(100);
    const data = new ec2.Volume(withVolume.stack, 'Data', {
      availabilityZone: 'us-west-2a',
      size,
      volumeType: ec2.EbsDeviceVolumeType.GP2,
    });
    data.with(withVolume.outpost.placement);
    expect(findingsOf(withVolume.app, inventory)).toEqual(['local-snapshots-without-s3-capacity Plant/Snapshots']);
  });

  test('takes the boot volumes of instances with it', () => {
    const plant = site();
    policy(plant, { resourceTypes: ['INSTANCE'] });
    expect(findingsOf(plant.app)).toEqual(['local-snapshots-of-boot-volumes Plant/Snapshots']);
  });

  test('for the Region is of no interest', () => {
    const plant = site();
    policy(plant, { resourceLocations: undefined, resourceTypes: ['INSTANCE'] }, { ...copy, createRule: { interval: 24 } });
    expect(findingsOf(plant.app)).toEqual([]);
  });
});

function endpoint({ stack, vpc, subnet }: Site, id = 'Endpoint'): S3OutpostsEndpoint {
  const created = new S3OutpostsEndpoint(stack, id, { vpc, subnet });
  created.connections.allowDefaultPortFromAnyIpv4();
  return created;
}

describe('a bucket', () => {
  const bucket = ({ stack, outpost }: Site, id = 'Readings') => new S3OutpostsBucket(stack, id, { outpost, bucketName: 'readings' });

  test('is reached through an access point and an endpoint', () => {
    const plant = site();
    bucket(plant).addAccessPoint('Access', { vpc: plant.vpc });
    endpoint(plant);
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('is on an Outpost without S3', () => {
    const plant = site();
    bucket(plant).addAccessPoint('Access', { vpc: plant.vpc });
    endpoint(plant);
    expect(findingsOf(plant.app, ordered({ s3: { capacityTiB: 0 } }))).toEqual(['bucket-without-s3-capacity Plant/Readings']);
  });

  test('is on a single rack of the second generation, which does not support S3 on Outposts', () => {
    const plant = site(OutpostHardware.RACK_GENERATION_2_SINGLE_RACK);
    bucket(plant).addAccessPoint('Access', { vpc: plant.vpc });
    endpoint(plant);
    expect(findingsOf(plant.app)).toEqual(['bucket-without-s3-capacity Plant/Readings']);
    expect(findingsOf(plant.app, ordered({ s3: { capacityTiB: 26 } }))).toEqual([]);
  });

  test('is on several racks of the second generation, which support S3 on Outposts', () => {
    const plant = site(OutpostHardware.RACK_GENERATION_2_MULTI_RACK);
    bucket(plant).addAccessPoint('Access', { vpc: plant.vpc });
    endpoint(plant);
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('has no access point', () => {
    const plant = site();
    bucket(plant);
    expect(findingsOf(plant.app)).toEqual(['bucket-without-access-point Plant/Readings']);
  });

  test('has its access point in another stack', () => {
    const plant = site();
    const readings = bucket(plant);
    endpoint(plant);
    const apps = new Stack(plant.app, 'Apps', { env: ENV });
    new S3OutpostsAccessPoint(apps, 'Access', { bucket: readings, vpc: plant.vpc });
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('has an access point for a VPC without an endpoint', () => {
    const plant = site();
    bucket(plant).addAccessPoint('Access', { vpc: plant.vpc });
    expect(findingsOf(plant.app)).toEqual(['access-point-without-endpoint Plant/Readings/Access']);
  });

  test('has an access point for a VPC that is imported, whose endpoint is out of sight', () => {
    const plant = site();
    const vpc = ec2.Vpc.fromVpcAttributes(plant.stack, 'Imported', { vpcId: 'vpc-0123456789abcdef0', availabilityZones: ['us-west-2a'] });
    bucket(plant).addAccessPoint('Access', { vpc });
    expect(findingsOf(plant.app)).toEqual([]);
  });

  test('has the name of another bucket', () => {
    const plant = site();
    for (const id of ['First', 'Second']) bucket(plant, id).addAccessPoint('Access', { vpc: plant.vpc });
    endpoint(plant);
    expect(findingsOf(plant.app)).toEqual(['bucket-name-is-taken Plant/Second']);
  });

  test('has a policy for S3 in the Region, and one that lets everybody in', () => {
    const plant = site();
    const readings = bucket(plant);
    const accessPoint = readings.addAccessPoint('Access', { vpc: plant.vpc });
    accessPoint.addToResourcePolicy(new PolicyStatement({ actions: ['s3:GetObject'], principals: [new AnyPrincipal()], resources: ['*'] }));
    new CfnBucketPolicy(plant.stack, 'Policy', {
      bucket: readings.bucketArn,
      policyDocument: {
        Statement: { Effect: 'Allow', Principal: { AWS: ['111122223333'] }, Action: ['s3-outposts:*', 's3:*'], Resource: '*' },
      },
    });
    endpoint(plant);
    expect(findingsOf(plant.app)).toEqual([
      's3-policy-is-public Plant/Readings/Access',
      's3-policy-with-actions-of-region Plant/Readings/Access',
    ]);
  });
});

describe('an endpoint', () => {
  test('is the second of its VPC', () => {
    const plant = site();
    for (const id of ['First', 'Second']) endpoint(plant, id);
    expect(findingsOf(plant.app)).toEqual(['s3-endpoint-exists-in-vpc Plant/Second']);
  });

  test('is in a subnet of the Region', () => {
    const plant = site();
    const [subnet] = plant.vpc.isolatedSubnets.length ? plant.vpc.isolatedSubnets : plant.vpc.publicSubnets;
    new CfnEndpoint(plant.stack, 'Endpoint', { outpostId: OUTPOST_ID, subnetId: subnet.subnetId, securityGroupId: 'sg-0123456789abcdef0' });
    expect(findingsOf(plant.app)).toEqual(['s3-endpoint-subnet-is-not-on-outpost Plant/Endpoint']);
  });

  test('is left alone where a parameter names its subnet', () => {
    const plant = site();
    const endpoint = new CfnEndpoint(plant.stack, 'Endpoint', { outpostId: OUTPOST_ID, subnetId: 'x', securityGroupId: 'y' });
    endpoint.addPropertyOverride('SubnetId', { Ref: 'Subnet' });
    expect(findingsOf(plant.app)).toEqual([]);
  });
});
