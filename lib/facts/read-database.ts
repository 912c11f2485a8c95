import type { DbSubnetGroup } from './database';
import type { Value } from './facts';
import type { FactReader } from './read';
import { outpostOf } from './read-network';
import { allKnown, orDefault, type Properties } from './read-properties';
import type { Outpost } from './site';

type DatabaseKind = 'dbSubnetGroup' | 'dbInstance' | 'dbOptionGroup' | 'dbCluster' | 'dbProxyTargetGroup';

/** Properties that name what a DB instance is made from, whose engine, subnets and encryption it then has. */
const SOURCES = [
  'DBSnapshotIdentifier',
  'DBClusterSnapshotIdentifier',
  'DBClusterIdentifier',
  'SourceDBInstanceIdentifier',
  'SourceDbiResourceId',
  'SourceDBInstanceAutomatedBackupsArn',
  'SourceDBClusterIdentifier',
];

export const databaseReaders: { readonly [K in DatabaseKind]: FactReader<K> } = {
  dbSubnetGroup: {
    types: ['AWS::RDS::DBSubnetGroup'],
    read: ({ properties: p }) => {
      const subnets = p.many('subnet', 'SubnetIds');
      return { subnets, vpc: subnets && subnets[0]?.vpc, outpost: outpostOf(subnets) };
    },
  },
  dbInstance: {
    types: ['AWS::RDS::DBInstance'],
    read: ({ properties: p, region, account }) => {
      const inherits = SOURCES.some((source) => p.has(source) !== false);
      /** What a database inherits is not known where it does not say so itself. */
      const orInherited = <T>(value: T | null | undefined) => (value === null && inherits ? undefined : value);
      const subnetGroup = orInherited(p.one('dbSubnetGroup', 'DBSubnetGroupName'));
      return {
        subnetGroup,
        outpost: subnetGroup && subnetGroup.outpost,
        standbyOutpost: p.flag('MultiAZ') === true ? standbyOutpostOf(subnetGroup) : null,
        availabilityZone: p.text('AvailabilityZone'),
        engine: orInherited(p.text('Engine')),
        engineVersion: orInherited(p.text('EngineVersion')),
        instanceClass: orInherited(p.text('DBInstanceClass')),
        storageType: orDefault(orInherited(p.text('StorageType')), p.has('Iops') === false ? 'gp2' : undefined),
        allocatedStorage: p.number('AllocatedStorage'),
        storageEncrypted: orDefault(orInherited(p.flag('StorageEncrypted')), false),
        backupTarget: orDefault(orInherited(p.text('BackupTarget')), 'region'),
        multiAz: orDefault(p.flag('MultiAZ'), false),
        publiclyAccessible: p.flag('PubliclyAccessible'),
        enableIamDatabaseAuthentication: orDefault(p.flag('EnableIAMDatabaseAuthentication'), false),
        enablePerformanceInsights: orDefault(p.flag('EnablePerformanceInsights'), false),
        hasAssociatedRoles: p.has('AssociatedRoles'),
        replicaOf: p.one('dbInstance', 'SourceDBInstanceIdentifier'),
        replicaOfRegion: regionOfSource(p),
        region,
        account,
        optionGroup: p.one('dbOptionGroup', 'OptionGroupName'),
      };
    },
  },
  dbOptionGroup: {
    types: ['AWS::RDS::OptionGroup'],
    read: ({ properties: p }) => {
      const options = p.objects('OptionConfigurations');
      return { options: options && allKnown(options.map((option) => option.text('OptionName'))) };
    },
  },
  dbCluster: {
    types: ['AWS::RDS::DBCluster'],
    read: ({ properties: p }) => {
      const subnetGroup = p.one('dbSubnetGroup', 'DBSubnetGroupName');
      return { outpost: subnetGroup && subnetGroup.outpost, engine: p.text('Engine') };
    },
  },
  dbProxyTargetGroup: {
    types: ['AWS::RDS::DBProxyTargetGroup'],
    read: ({ properties: p }) => ({ dbInstances: p.many('dbInstance', 'DBInstanceIdentifiers') }),
  },
};

/** A replica names a source in another Region by its ARN. */
function regionOfSource(p: Properties): Value<string> {
  const region = p.text('SourceRegion');
  if (region !== null) return region;
  const source = p.text('SourceDBInstanceIdentifier');
  return source && (/^arn:[^:]*:rds:([^:]+):/.exec(source)?.[1] ?? null);
}

/** Where a subnet group has subnets on two Outposts: the one that is not that of its first subnet. */
function standbyOutpostOf(subnetGroup: Value<DbSubnetGroup>): Value<Outpost> {
  const outposts = [...new Set(subnetGroup?.subnets?.map((subnet) => subnet.outpost))];
  return outposts.length === 2 ? outposts.find((outpost) => outpost !== subnetGroup!.outpost) : undefined;
}
