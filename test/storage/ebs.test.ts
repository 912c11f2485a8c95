import { Size } from 'aws-cdk-lib';
import { CfnLifecyclePolicy } from 'aws-cdk-lib/aws-dlm';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { GENERATION_2, GP2_DISK, prove, SERVER, type Plant } from '../validated-stacks';

/** A volume of the CDK that is put on the Outpost, unless it is said to stay in the Region. */
function volume({ stack, outpost }: Plant, unlike: Partial<ec2.VolumeProps> = {}, placed = true): ec2.Volume {
  const made = new ec2.Volume(stack, 'Data', { availabilityZone: 'us-west-2a', size: Size.gibibytes(100), encrypted: true, ...unlike });
  if (placed) made.with(outpost.placement);
  return made;
}

function attach({ stack, vpc, onOutpost }: Plant, { volumeId }: ec2.Volume, vpcSubnets = onOutpost): void {
  const instance = new ec2.Instance(stack, 'Controller', {
    vpc,
    vpcSubnets,
    instanceType: new ec2.InstanceType('m5.large'),
    machineImage: ec2.MachineImage.latestAmazonLinux2023(),
    blockDevices: [GP2_DISK],
  });
  new ec2.CfnVolumeAttachment(stack, 'Attachment', { device: '/dev/sdf', instanceId: instance.instanceId, volumeId });
}

type Schedule = CfnLifecyclePolicy.ScheduleProperty;

/** Snapshots of the volumes on Outposts, every night. */
function snapshots({ stack }: Plant, schedule: Partial<Schedule> = {}, details: Partial<CfnLifecyclePolicy.PolicyDetailsProperty> = {}) {
  return new CfnLifecyclePolicy(stack, 'Nightly', {
    description: 'Nightly',
    state: 'ENABLED',
    executionRoleArn: new Role(stack, 'Snapshots', { assumedBy: new ServicePrincipal('dlm.amazonaws.com') }).roleArn,
    policyDetails: {
      policyType: 'EBS_SNAPSHOT_MANAGEMENT',
      resourceTypes: ['VOLUME'],
      resourceLocations: ['OUTPOST'],
      targetTags: [{ key: 'Backup', value: 'nightly' }],
      schedules: [
        {
          name: 'Nightly',
          createRule: { interval: 24, intervalUnit: 'HOURS', times: ['03:00'], location: 'OUTPOST_LOCAL' },
          retainRule: { count: 7 },
          ...schedule,
        },
      ],
      ...details,
    },
  });
}

prove(
  {
    'a volume of an instance': (plant) => attach(plant, volume(plant)),
    'a gp3 volume of a second-generation rack': (plant) => volume(plant),
    'a policy for local snapshots': (plant) => snapshots(plant),
  },
  {
    'a gp3 volume that was made fast, on a first-generation rack': {
      found: 'volume-type-is-not-supported-on-first-generation',
      at: 'Data',
      fix: /^Set VolumeType to gp2/,
      make: (plant) => volume(plant, { volumeType: ec2.EbsDeviceVolumeType.GP3, throughput: 250 }),
    },
    'provisioned IOPS on a second-generation rack': {
      found: 'volume-type-is-not-supported-on-second-generation',
      at: 'Data',
      fix: /gp3 or gp2/,
      outpost: GENERATION_2,
      make: (plant) => volume(plant, { volumeType: ec2.EbsDeviceVolumeType.PROVISIONED_IOPS_SSD_IO2, iops: 3000 }),
    },
    'a volume on a server': {
      found: 'volume-on-server',
      at: 'Data',
      fix: /use the instance store/,
      outpost: SERVER,
      make: (plant) => volume(plant),
    },
    'a volume in the zone next door': {
      found: 'availability-zone-differs-from-outpost',
      at: 'Data',
      fix: /AvailabilityZone/,
      make: (plant) => {
        const { node } = volume(plant, { availabilityZone: 'us-west-2b', volumeType: ec2.EbsDeviceVolumeType.GP2 }, false);
        (node.defaultChild as ec2.CfnVolume).outpostArn = plant.outpost.outpostArn;
      },
    },
    'a volume in the Region for an instance on the Outpost': {
      found: 'volume-is-not-on-outpost-of-instance',
      at: 'Attachment',
      fix: /volume\.with\(outpost\.placement\)/,
      make: (plant) => attach(plant, volume(plant, {}, false)),
    },
    'a volume on the Outpost for an instance in the Region': {
      found: 'volume-is-not-on-outpost-of-instance',
      at: 'Attachment',
      fix: /Create the volume in the location of the instance/,
      make: (plant) => attach(plant, volume(plant), plant.inRegion),
    },
    'local snapshots by a policy for the Region': {
      found: 'local-snapshots-of-resources-in-region',
      at: 'Nightly',
      fix: /Set ResourceLocations to OUTPOST/,
      make: (plant) => snapshots(plant, {}, { resourceLocations: ['CLOUD'] }),
    },
    'local snapshots that are copied to another Region': {
      found: 'local-snapshots-copied-to-region',
      at: 'Nightly',
      fix: /Remove CrossRegionCopyRules/,
      make: (plant) =>
        snapshots(plant, {
          crossRegionCopyRules: [{ target: 'us-east-1', encrypted: true, retainRule: { interval: 7, intervalUnit: 'DAYS' } }],
        }),
    },
    'local snapshots that are shared': {
      found: 'local-snapshots-shared',
      at: 'Nightly',
      fix: /Remove ShareRules/,
      make: (plant) => snapshots(plant, { shareRules: [{ targetAccounts: ['444455556666'] }] }),
    },
    'fast restore of local snapshots': {
      found: 'local-snapshots-with-fast-restore',
      at: 'Nightly',
      fix: /Remove FastRestoreRule/,
      make: (plant) => snapshots(plant, { fastRestoreRule: { availabilityZones: ['us-west-2a'], count: 1 } }),
    },
    'images instead of snapshots': {
      found: 'lifecycle-policy-type-is-not-supported',
      at: 'Nightly',
      fix: /Set PolicyType to EBS_SNAPSHOT_MANAGEMENT/,
      make: (plant) =>
        snapshots(
          plant,
          { createRule: { interval: 24, intervalUnit: 'HOURS' } },
          { policyType: 'IMAGE_MANAGEMENT', resourceTypes: ['INSTANCE'] },
        ),
    },
  },
  {
    'throughput of a gp2 volume': {
      says: /throughput/,
      make: (plant) => volume(plant, { volumeType: ec2.EbsDeviceVolumeType.GP2, throughput: 250 }),
    },
  },
);
