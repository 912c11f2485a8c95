import type { Fact, Value } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';
import { allKnown, orDefault, type Properties } from '../facts/properties';
import { outpostOf, type Subnet } from '../network/facts/subnet';
import type { Vpc } from '../network/facts/vpc';
import type { Outpost } from '../outpost/facts';

/** `AWS::RDS::DBInstance`. */
export interface DbInstance extends Fact {
  /** A read replica without a subnet group uses that of its source. */
  readonly subnetGroup: Value<DbSubnetGroup>;
  /** Outpost of the subnet group. */
  readonly outpost: Value<Outpost>;
  /** Outpost of the standby, for a Multi-AZ DB instance with subnets on two Outposts. */
  readonly standbyOutpost: Value<Outpost>;
  readonly availabilityZone: Value<string>;
  /** Engine of the source for a replica. `undefined` if the DB instance is restored, and has the engine of its source. */
  readonly engine: Value<string>;
  readonly engineVersion: Value<string>;
  readonly instanceClass: Value<string>;
  /** `gp2` by default. */
  readonly storageType: Value<string>;
  /** In GiB. */
  readonly allocatedStorage: Value<number>;
  readonly storageEncrypted: Value<boolean>;
  /** `region` by default. */
  readonly backupTarget: Value<string>;
  readonly multiAz: Value<boolean>;
  readonly publiclyAccessible: Value<boolean>;
  readonly enableIamDatabaseAuthentication: Value<boolean>;
  readonly enablePerformanceInsights: Value<boolean>;
  readonly hasAssociatedRoles: Value<boolean>;
  /** Source of a read replica. */
  readonly replicaOf: Value<DbInstance>;
  /** Region of the source, if the template specifies it. */
  readonly replicaOfRegion: Value<string>;
  /** Region of the stack, if the stack has an environment. */
  readonly region: Value<string>;
  /** Account of the stack, if the stack has an environment. */
  readonly account: Value<string>;
  readonly optionGroup: Value<DbOptionGroup>;
}

/** `AWS::RDS::OptionGroup`. */
export interface DbOptionGroup extends Fact {
  /** Names of its options, such as `S3_INTEGRATION`. */
  readonly options: Value<readonly string[]>;
}

/** `AWS::RDS::DBSubnetGroup`. */
export interface DbSubnetGroup extends Fact {
  readonly subnets: Value<readonly Subnet[]>;
  /** VPC of the first subnet. */
  readonly vpc: Value<Vpc>;
  /** Outpost of the first subnet that is on an Outpost. `null`: no subnet is on an Outpost. */
  readonly outpost: Value<Outpost>;
}

/** `AWS::RDS::DBCluster`. */
export interface DbCluster extends Fact {
  /** Outpost of the subnet group. */
  readonly outpost: Value<Outpost>;
  readonly engine: Value<string>;
}

/** `AWS::RDS::DBProxyTargetGroup`. */
export interface DbProxyTargetGroup extends Fact {
  readonly dbInstances: Value<readonly DbInstance[]>;
}

/** `AWS::ElastiCache::CacheCluster`, `AWS::ElastiCache::ReplicationGroup` or `Custom::OutpostsReplicationGroup`. */
export interface Cache extends Fact {
  readonly subnetGroup: Value<CacheSubnetGroup>;
  /** Outpost of the subnet group. */
  readonly outpost: Value<Outpost>;
  /** Such as `cache.m5.large`. */
  readonly nodeType: Value<string>;
  /** Number of primaries and replicas. */
  readonly nodes: Value<number>;
  /** Whether the nodes are in multiple Availability Zones. */
  readonly isMultiAz: Value<boolean>;
  /** Property that enables it. */
  readonly multiAzProperty: string;
  readonly hasLogs: Value<boolean>;
}

/** `AWS::ElastiCache::SubnetGroup`. */
export interface CacheSubnetGroup extends Fact {
  readonly subnets: Value<readonly Subnet[]>;
  /** Outpost of the first subnet that is on an Outpost. `null`: no subnet is on an Outpost. */
  readonly outpost: Value<Outpost>;
}

declare module '../facts/fact' {
  interface FactTypes {
    readonly dbSubnetGroup: DbSubnetGroup;
    readonly dbInstance: DbInstance;
    readonly dbOptionGroup: DbOptionGroup;
    readonly dbCluster: DbCluster;
    readonly dbProxyTargetGroup: DbProxyTargetGroup;
    readonly cacheSubnetGroup: CacheSubnetGroup;
    readonly cache: Cache;
  }
}

/** Properties that specify the source of a DB instance, which inherits its engine, subnets and encryption. */
const SOURCES = [
  'DBSnapshotIdentifier',
  'DBClusterSnapshotIdentifier',
  'DBClusterIdentifier',
  'SourceDBInstanceIdentifier',
  'SourceDbiResourceId',
  'SourceDBInstanceAutomatedBackupsArn',
  'SourceDBClusterIdentifier',
];

const REPLICATION_GROUP = 'AWS::ElastiCache::ReplicationGroup';

export const databaseReaders: {
  readonly [
    K in 'dbSubnetGroup' | 'dbInstance' | 'dbOptionGroup' | 'dbCluster' | 'dbProxyTargetGroup' | 'cacheSubnetGroup' | 'cache'
  ]: FactReader<K>;
} = {
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
      /** `undefined` if the DB instance inherits the value. */
      const orInherited = <T>(value: T | null | undefined) => (value === null && inherits ? undefined : value);
      const replicaOf = p.one('dbInstance', 'SourceDBInstanceIdentifier');
      const isInRegion = p.text('SourceRegion') === null && replicaOf?.region === region;
      const source = replicaOf?.origin === 'template' && isInRegion ? replicaOf : undefined;
      /** A read replica in the Region of its source inherits the value of the source. */
      const orOfSource = <F extends keyof DbInstance>(value: DbInstance[F], field: F) =>
        value === null && source ? source[field] : orInherited(value);
      const subnetGroup = orOfSource(p.one('dbSubnetGroup', 'DBSubnetGroupName'), 'subnetGroup');
      return {
        subnetGroup,
        outpost: subnetGroup && subnetGroup.outpost,
        standbyOutpost: p.flag('MultiAZ') === true ? standbyOutpostOf(subnetGroup) : null,
        availabilityZone: p.text('AvailabilityZone'),
        engine: orOfSource(p.text('Engine'), 'engine'),
        engineVersion: orInherited(p.text('EngineVersion')),
        instanceClass: orOfSource(p.text('DBInstanceClass'), 'instanceClass'),
        storageType: orDefault(orOfSource(p.text('StorageType'), 'storageType'), p.has('Iops') === false ? 'gp2' : undefined),
        allocatedStorage: orOfSource(p.number('AllocatedStorage'), 'allocatedStorage'),
        storageEncrypted: orDefault(orOfSource(p.flag('StorageEncrypted'), 'storageEncrypted'), false),
        backupTarget: orDefault(orInherited(p.text('BackupTarget')), 'region'),
        multiAz: orDefault(p.flag('MultiAZ'), false),
        publiclyAccessible: p.flag('PubliclyAccessible'),
        enableIamDatabaseAuthentication: orDefault(p.flag('EnableIAMDatabaseAuthentication'), false),
        enablePerformanceInsights: orDefault(p.flag('EnablePerformanceInsights'), false),
        hasAssociatedRoles: p.has('AssociatedRoles'),
        replicaOf,
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
  cacheSubnetGroup: {
    types: ['AWS::ElastiCache::SubnetGroup'],
    read: ({ properties: p }) => {
      const subnets = p.many('subnet', 'SubnetIds');
      return { subnets, outpost: outpostOf(subnets) };
    },
  },
  cache: {
    types: ['AWS::ElastiCache::CacheCluster', REPLICATION_GROUP, 'Custom::OutpostsReplicationGroup'],
    read: ({ type, properties: p }) => {
      const subnetGroup = p.one('cacheSubnetGroup', 'CacheSubnetGroupName');
      const azMode = p.text('AZMode');
      return {
        subnetGroup,
        outpost: subnetGroup && subnetGroup.outpost,
        nodeType: p.text('CacheNodeType'),
        nodes: nodesOf(p),
        isMultiAz: type === REPLICATION_GROUP ? p.flag('MultiAZEnabled') : typeof azMode === 'string' ? azMode === 'cross-az' : azMode,
        multiAzProperty: type === REPLICATION_GROUP ? 'MultiAZEnabled' : 'AZMode',
        hasLogs: p.has('LogDeliveryConfigurations'),
      };
    },
  },
};

/** A replica specifies a source in another Region by its ARN. */
function regionOfSource(p: Properties): Value<string> {
  const region = p.text('SourceRegion');
  if (region !== null) return region;
  const source = p.text('SourceDBInstanceIdentifier');
  return source && (/^arn:[^:]*:rds:([^:]+):/.exec(source)?.[1] ?? null);
}

/** The second Outpost of a subnet group with subnets on two Outposts. */
function standbyOutpostOf(subnetGroup: Value<DbSubnetGroup>): Value<Outpost> {
  const outposts = [...new Set(subnetGroup?.subnets?.map((subnet) => subnet.outpost))];
  return outposts.length === 2 ? outposts.find((outpost) => outpost !== subnetGroup!.outpost) : undefined;
}

/** A cluster specifies its nodes. A replication group specifies its nodes, or its shards and their replicas. */
function nodesOf(p: Properties): Value<number> {
  const nodes = p.number('NumCacheNodes');
  if (nodes !== null) return nodes;
  const inOneShard = p.number('NumCacheClusters');
  if (inOneShard !== null) return inOneShard;
  const [shards, replicas] = [orDefault(p.number('NumNodeGroups'), 1), orDefault(p.number('ReplicasPerNodeGroup'), 0)];
  return p.has('NodeGroupConfiguration') || !shards || typeof replicas !== 'number' ? undefined : shards * (replicas + 1);
}
