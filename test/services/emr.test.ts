import { CfnCluster, type CfnClusterProps } from 'aws-cdk-lib/aws-emr';
import { GENERATION_2, prove, SERVER, UNKNOWN_SLOTS, type Plant } from '../validated-stacks';

type Instances = CfnCluster.JobFlowInstancesConfigProperty;
type Group = CfnCluster.InstanceGroupConfigProperty;

/** A cluster of a primary node and two core nodes in the subnet on the Outpost. */
function cluster(
  { stack, subnet }: Plant,
  unlike: Partial<CfnClusterProps> = {},
  instances: Partial<Instances> = {},
  core: Partial<Group> = {},
) {
  return new CfnCluster(stack, 'Analysis', {
    name: 'analysis',
    releaseLabel: 'emr-7.9.0',
    applications: [{ name: 'Spark' }],
    serviceRole: 'EMR_DefaultRole',
    jobFlowRole: 'EMR_EC2_DefaultRole',
    instances: {
      ec2SubnetId: subnet.subnetId,
      terminationProtected: true,
      masterInstanceGroup: { instanceCount: 1, instanceType: 'm5.xlarge' },
      coreInstanceGroup: { instanceCount: 2, instanceType: 'm5.xlarge', ...core },
      ...instances,
    },
    ...unlike,
  });
}

const volumes = (volumeType: string): Partial<Group> => ({
  ebsConfiguration: { ebsBlockDeviceConfigs: [{ volumeSpecification: { sizeInGb: 100, volumeType }, volumesPerInstance: 1 }] },
});

prove(
  {
    'a cluster': (plant) => cluster(plant),
    'a cluster with disks': (plant) => cluster(plant, {}, {}, volumes('gp2')),
    'Spot Instances in the Region': (plant) =>
      cluster(plant, {}, { ec2SubnetId: plant.vpc.isolatedSubnets[0].subnetId }, { market: 'SPOT', instanceType: 'm7g.xlarge' }),
  },
  {
    'a release of before Outposts': {
      found: 'emr-release-too-old',
      at: 'Analysis',
      fix: /emr-5\.28\.0 or later/,
      make: (plant) => cluster(plant, { releaseLabel: 'emr-5.27.0' }),
    },
    'Spot Instances of a group': {
      found: 'emr-spot-on-outpost',
      at: 'Analysis',
      fix: /Set Market to ON_DEMAND/,
      make: (plant) => cluster(plant, {}, {}, { market: 'SPOT' }),
    },
    'Spot Instances of a fleet': {
      found: 'emr-spot-on-outpost',
      at: 'Analysis',
      fix: /remove TargetSpotCapacity/,
      make: (plant) =>
        cluster(
          plant,
          {},
          {
            masterInstanceGroup: undefined,
            coreInstanceGroup: undefined,
            ec2SubnetId: undefined,
            ec2SubnetIds: [plant.subnet.subnetId],
            masterInstanceFleet: { targetOnDemandCapacity: 1, instanceTypeConfigs: [{ instanceType: 'm5.xlarge' }] },
            coreInstanceFleet: { targetSpotCapacity: 2, instanceTypeConfigs: [{ instanceType: 'm5.xlarge' }] },
          },
        ),
    },
    'a type that AWS does not list for EMR': {
      found: 'emr-instance-type-is-not-listed',
      at: 'Analysis',
      fix: /an instance type that Amazon EMR lists for Outposts/,
      outpost: UNKNOWN_SLOTS,
      make: (plant) => cluster(plant, {}, {}, { instanceType: 'm6g.xlarge' }),
    },
    'a type that the racks have no slots for': {
      found: 'emr-instance-type-is-not-slotted',
      at: 'Analysis',
      fix: /capacity task/,
      make: (plant) => cluster(plant, {}, {}, { instanceType: 'm5.4xlarge' }),
    },
    'a primary node that the racks have no slots for': {
      found: 'emr-instance-type-is-not-slotted',
      at: 'Analysis',
      fix: /configured for/,
      make: (plant) => cluster(plant, {}, { masterInstanceGroup: { instanceCount: 1, instanceType: 'r5.xlarge' } }),
    },
    'gp3 disks': {
      found: 'emr-volume-type-is-not-supported',
      at: 'Analysis',
      fix: /gp2/,
      make: (plant) => cluster(plant, {}, {}, volumes('gp3')),
    },
    'provisioned IOPS': {
      found: 'emr-volume-type-is-not-supported',
      at: 'Analysis',
      fix: /gp2/,
      make: (plant) => cluster(plant, {}, {}, volumes('io1')),
    },
    'a cluster that ends where the service link is cut': {
      found: 'emr-without-termination-protection',
      at: 'Analysis',
      fix: /TerminationProtected to true/,
      make: (plant) => cluster(plant, {}, { terminationProtected: false }),
    },
    'termination protection that is left out': {
      found: 'emr-without-termination-protection',
      at: 'Analysis',
      fix: /TerminationProtected to true/,
      make: (plant) => cluster(plant, {}, { terminationProtected: undefined }),
    },
    'a cluster on a server': {
      found: 'service-is-not-supported-on-server',
      at: 'Analysis',
      fix: /on an Outposts rack or in the Region/,
      outpost: SERVER,
      make: (plant) => cluster(plant),
    },
    'types of the first generation on the second': {
      found: 'emr-instance-type-is-not-available',
      at: 'Analysis',
      fix: /Use M7i, C7i, R7i or 8i instance types/,
      outpost: GENERATION_2,
      make: (plant) => cluster(plant),
    },
  },
);
