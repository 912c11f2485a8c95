import { otherOutpostSubnet, outpostSubnet, resource } from '../example';
import type { Json } from '../facts/template';

/** The MySQL DB instance `Database` in the subnet `Plant` on the Outpost of the examples. */
export const databaseOnOutpost = (properties: object = {}): { readonly [logicalId: string]: Json } => ({
  Plant: outpostSubnet(),
  Subnets: resource('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'Plant', SubnetIds: [{ Ref: 'Plant' }] }),
  Database: resource('AWS::RDS::DBInstance', {
    DBSubnetGroupName: { Ref: 'Subnets' },
    Engine: 'mysql',
    EngineVersion: '8.4',
    DBInstanceClass: 'db.m5.xlarge',
    AllocatedStorage: '100',
    StorageEncrypted: true,
    ...properties,
  }),
});

/** The DB instance `Database` of `databaseOnOutpost` with a standby on the second Outpost. */
export const databaseOnTwoOutposts = (properties: object = {}, otherSubnet: Json = otherOutpostSubnet()) => ({
  ...databaseOnOutpost({ MultiAZ: true, ...properties }),
  OtherPlant: otherSubnet,
  Subnets: resource('AWS::RDS::DBSubnetGroup', {
    DBSubnetGroupDescription: 'Two plants',
    SubnetIds: [{ Ref: 'Plant' }, { Ref: 'OtherPlant' }],
  }),
});

/** The ElastiCache replication group `Cache` in the subnet `Plant` on the Outpost of the examples. */
export const cacheOnOutpost = (properties: object = {}): { readonly [logicalId: string]: Json } => ({
  Plant: outpostSubnet(),
  Subnets: resource('AWS::ElastiCache::SubnetGroup', { Description: 'Plant', SubnetIds: [{ Ref: 'Plant' }] }),
  Cache: resource('AWS::ElastiCache::ReplicationGroup', {
    ReplicationGroupDescription: 'Readings',
    CacheSubnetGroupName: { Ref: 'Subnets' },
    Engine: 'valkey',
    TransitEncryptionEnabled: true,
    CacheNodeType: 'cache.m5.xlarge',
    NumCacheClusters: 2,
    ...properties,
  }),
});
