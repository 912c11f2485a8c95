import { rules } from '../../lib/validation/rules';

/** Lists of AWS pages whose items say "only", "must" or "not supported". */
const LISTS: { readonly [page: string]: readonly string[] } = {
  'RDS on Outposts': [
    'db-engine-is-not-supported',
    'db-engine-version-too-old',
    'db-instance-class-is-not-available',
    'db-instance-class-is-not-slotted',
    'db-storage-type-is-not-supported',
    'db-subnet-group-mixes-outpost-and-region',
    'db-replication-over-direct-vpc-routing',
    'iam-authentication-on-outpost',
  ],
  'ElastiCache on Outposts': ['cache-node-type-is-not-available', 'cache-node-type-is-not-slotted', 'cache-multi-az-on-outpost'],
  'EMR on Outposts': ['emr-volume-type-is-not-supported', 'emr-instance-type-is-not-listed', 'emr-spot-on-outpost'],
  'load balancers on Outposts': [
    'load-balancer-feature-is-not-supported',
    'load-balancer-target-in-region',
    'load-balancer-mixes-outpost-and-region',
    'load-balancer-type-is-not-supported',
    'network-load-balancer-on-outpost',
  ],
  'Dedicated Hosts on Outposts': [
    'dedicated-host-family-is-not-available',
    'dedicated-host-with-several-sizes',
    'dedicated-host-recovery-on-outpost',
  ],
  'volume types': [
    'volume-type-is-not-supported-on-first-generation',
    'volume-type-is-not-supported-on-second-generation',
    'block-device-type-is-not-supported-on-first-generation',
    'block-device-type-is-not-supported-on-second-generation',
  ],
  'Outposts servers': [
    'load-balancer-on-server',
    'resolver-on-server',
    'db-instance-on-server',
    'coip-on-server',
    'local-network-interface-on-rack',
  ],
  sites: [
    'site-uplink-count-is-not-available',
    'site-phone-number-is-invalid',
    'site-uplink-too-slow',
    'site-power-draw-is-not-available',
    'site-supported-weight-too-low',
    'site-power-connector-differs-from-phase',
    'virtual-interface-vlan-out-of-range',
    'vif-group-asn-is-public',
  ],
  'local snapshots': ['local-snapshots-with-scripts', 'local-snapshots-shared', 'local-snapshots-with-fast-restore'],
};

test.each(Object.entries(LISTS))('what AWS does not support of %s is an error', (_, ids) => {
  const severities = ids.map((id) => `${id} ${rules.find((rule) => rule.id === id)?.severity}`);
  expect(severities).toEqual(ids.map((id) => `${id} error`));
});

/** AWS pages say so of instances that a service launches, and not of all. */
test('Spot Instances are a warning, and an error in a cluster of Amazon EMR', () => {
  const severityOf = (id: string) => rules.find((rule) => rule.id === id)?.severity;
  expect([severityOf('spot-instance-on-outpost'), severityOf('emr-spot-on-outpost')]).toEqual(['warning', 'error']);
});

/** The next rack may have a family that the catalog does not know: the list of second-generation racks grew twice in 2026. */
test.each(['instance-family-is-not-available', 'capacity-reservation-family-is-not-available', 'emr-instance-type-is-not-available'])(
  '%s is a warning about the list of families of a generation',
  (id) => {
    const { severity, source } = rules.find((rule) => rule.id === id)!;
    expect([severity, source]).toEqual(['warning', 'https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html']);
  },
);
