import { outpostSubnet, resource } from '../example';
import type { Json } from '../facts/template';
import { subnetWithEndpoints } from '../network/example';

/** The replication configuration template `Replication`, whose staging area is in the subnet `Plant` on the Outpost of the examples. */
export const replicationOnOutpost = (properties: object = {}): { readonly [logicalId: string]: Json } => ({
  Plant: outpostSubnet(),
  Replication: resource('AWS::DRS::ReplicationConfigurationTemplate', {
    StagingAreaSubnetId: { Ref: 'Plant' },
    ReplicationServersSecurityGroupsIDs: ['sg-0123456789abcdef0'],
    ReplicationServerInstanceType: 'm5.xlarge',
    DefaultLargeStagingDiskType: 'GP2',
    EbsEncryption: 'DEFAULT',
    DataPlaneRouting: 'PRIVATE_IP',
    BandwidthThrottling: 0,
    StagingAreaTags: {},
    PitPolicy: [
      { Interval: 10, RetentionDuration: 60, Units: 'MINUTE' },
      { Interval: 1, RetentionDuration: 24, Units: 'HOUR' },
      { Interval: 1, RetentionDuration: 7, Units: 'DAY' },
    ],
    ...properties,
  }),
});

/** The replication configuration template `Replication`, whose staging area reaches some services in the Region through VPC endpoints. */
export const stagingAreaWithEndpoints = (...services: string[]): { readonly [logicalId: string]: Json } => ({
  ...replicationOnOutpost(),
  ...subnetWithEndpoints(...services),
});
