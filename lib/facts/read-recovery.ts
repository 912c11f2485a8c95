import type { FactReader } from './read';

export const recoveryReaders: { readonly replicationTemplate: FactReader<'replicationTemplate'> } = {
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
