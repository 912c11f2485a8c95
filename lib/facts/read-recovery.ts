import type { FactReader } from './read';

type RecoveryKind = 'replicationTemplate' | 'recordSet';

export const recoveryReaders: { readonly [K in RecoveryKind]: FactReader<K> } = {
  recordSet: {
    types: ['AWS::Route53::RecordSet'],
    read: ({ properties: p }) => ({ failover: p.text('Failover') }),
  },
  replicationTemplate: {
    types: ['AWS::DRS::ReplicationConfigurationTemplate'],
    read: ({ properties: p }) => {
      const subnet = p.one('subnet', 'StagingAreaSubnetId');
      return {
        subnet,
        outpost: subnet && subnet.outpost,
        instanceType: p.text('ReplicationServerInstanceType'),
        stagingDiskType: p.text('DefaultLargeStagingDiskType'),
        encryption: p.text('EbsEncryption'),
      };
    },
  },
};
