import type { FactReader } from './read';
import { outpostOf } from './read-network';
import { orDefault } from './read-properties';

export const databaseReaders: { readonly dbSubnetGroup: FactReader<'dbSubnetGroup'>; readonly dbInstance: FactReader<'dbInstance'> } = {
  dbSubnetGroup: {
    types: ['AWS::RDS::DBSubnetGroup'],
    read: ({ properties: p }) => {
      const subnets = p.many('subnet', 'SubnetIds');
      return { subnets, outpost: outpostOf(subnets) };
    },
  },
  dbInstance: {
    types: ['AWS::RDS::DBInstance'],
    read: ({ properties: p }) => {
      const subnetGroup = p.one('dbSubnetGroup', 'DBSubnetGroupName');
      const storageEncrypted = p.flag('StorageEncrypted');
      const fromSnapshot = p.has('DBSnapshotIdentifier') !== false || p.has('SourceDBInstanceIdentifier') !== false;
      return {
        subnetGroup,
        outpost: subnetGroup && subnetGroup.outpost,
        availabilityZone: p.text('AvailabilityZone'),
        engine: p.text('Engine'),
        engineVersion: p.text('EngineVersion'),
        instanceClass: p.text('DBInstanceClass'),
        storageType: orDefault(p.text('StorageType'), p.has('Iops') ? 'io1' : 'gp2'),
        // A database that is restored or replicated inherits its encryption.
        storageEncrypted: storageEncrypted === null ? (fromSnapshot ? undefined : false) : storageEncrypted,
        backupTarget: orDefault(p.text('BackupTarget'), 'region'),
        backupRetentionDays: orDefault(p.number('BackupRetentionPeriod'), 1),
        multiAz: orDefault(p.flag('MultiAZ'), false),
        publiclyAccessible: p.flag('PubliclyAccessible'),
        enableIamDatabaseAuthentication: orDefault(p.flag('EnableIAMDatabaseAuthentication'), false),
        enablePerformanceInsights: orDefault(p.flag('EnablePerformanceInsights'), false),
        hasAssociatedRoles: p.has('AssociatedRoles'),
        replicaOf: p.one('dbInstance', 'SourceDBInstanceIdentifier'),
      };
    },
  },
};
