import type { Fact, Value } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';
import type { Subnet } from '../network/facts/subnet';
import type { Outpost } from '../outpost/facts';

/** `AWS::Route53::RecordSet`. */
export interface RecordSet extends Fact {
  /** `PRIMARY` or `SECONDARY`. `null`: the record has no failover routing policy. */
  readonly failover: Value<string>;
}

/** `AWS::DRS::ReplicationConfigurationTemplate`. */
export interface ReplicationTemplate extends Fact {
  /** Staging area subnet. */
  readonly subnet: Value<Subnet>;
  /** Outpost of the staging area subnet. */
  readonly outpost: Value<Outpost>;
  /** Instance type of the replication servers. */
  readonly instanceType: Value<string>;
  /** `GP2`, `GP3`, `ST1` or `AUTO`. */
  readonly stagingDiskType: Value<string>;
  /** `DEFAULT`, `CUSTOM` or `NONE`. */
  readonly encryption: Value<string>;
}

declare module '../facts/fact' {
  interface FactTypes {
    readonly recordSet: RecordSet;
    readonly replicationTemplate: ReplicationTemplate;
  }
}

export const recoveryReaders: { readonly [K in 'recordSet' | 'replicationTemplate']: FactReader<K> } = {
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
