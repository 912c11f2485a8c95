import type { Inventory } from '../../lib/inventory/inventory';
import { evaluate } from '../../lib/validation/evaluate';
import { onFirstGenerationRack, onSecondGenerationRack, onServer } from '../../lib/validation/example';
import { readFacts } from '../../lib/validation/facts/read';
import type { Example } from '../../lib/validation/rule';
import { rules } from '../../lib/validation/rules';

/** Pairs of rules that may both report one property of a resource, by the reason. */
const ALLOWED: { readonly [reason: string]: readonly string[] } = {
  'one is about the subnets, and the other about what the hardware supports: a change of one does not repair the other': [
    'auto-scaling-group-mixes-outpost-and-region, auto-scaling-group-on-outpost-without-its-types',
    'cache-subnet-group-mixes-outpost-and-region, service-is-not-listed-for-generation',
    'cache-subnet-group-mixes-outpost-and-region, service-is-not-supported-on-server',
    'cache-subnet-group-on-several-outposts, service-is-not-listed-for-generation',
    'cache-subnet-group-on-several-outposts, service-is-not-supported-on-server',
    'load-balancer-in-several-outpost-subnets, load-balancer-on-server',
    'load-balancer-in-several-outpost-subnets, load-balancer-without-node-type',
    'load-balancer-mixes-outpost-and-region, load-balancer-on-server',
    'load-balancer-mixes-outpost-and-region, load-balancer-without-node-type',
    'load-balancer-on-server, load-balancer-subnet-too-small',
    'load-balancer-subnet-too-small, load-balancer-without-node-type',
    'route-to-local-gateway-in-region, route-to-local-gateway-on-server',
  ],
  'one is about the network path to the Region, and the other about the subnet or the Outpost': [
    'local-cluster-subnets-in-two-vpcs, local-cluster-without-access-to-region',
    'name-resolution-without-region, outpost-of-another-region',
    'name-resolution-without-region, outpost-vpc-without-local-path',
    'recovery-on-server, recovery-without-access-to-region',
    'recovery-without-access-to-region, recovery-without-s3-capacity',
  ],
  'the property is a list or an object, and the rules are about different members of it': [
    'emr-instance-type-is-not-slotted, emr-spot-on-outpost',
    'emr-instance-type-is-not-slotted, emr-volume-type-is-not-supported',
    'emr-instance-type-is-not-slotted, emr-without-termination-protection',
    'local-cluster-in-unsupported-region, local-cluster-type-is-not-slotted',
    'local-cluster-on-ebs-with-spread-level, local-cluster-type-is-not-slotted',
    'local-cluster-on-instance-store-with-placement-group, local-cluster-type-is-not-slotted',
    'local-cluster-on-several-outposts, local-cluster-type-is-not-slotted',
    'local-cluster-spread-exceeds-racks, local-cluster-type-is-not-slotted',
    'local-snapshots-copied-to-region, local-snapshots-without-s3-capacity',
    'local-snapshots-shared, local-snapshots-without-s3-capacity',
    'local-snapshots-with-fast-restore, local-snapshots-without-s3-capacity',
    'local-snapshots-with-scripts, local-snapshots-without-s3-capacity',
  ],
  'one is about the hardware or the capacity, and the other about a setting that no hardware supports': [
    'dedicated-host-family-is-not-available, dedicated-host-with-family-and-type',
    'dedicated-host-family-is-not-available, dedicated-host-with-several-sizes',
    'instance-family-is-not-available, instance-type-differs-from-dedicated-host',
    'local-backup-of-multi-az, local-backup-without-s3-capacity',
    'local-backup-with-sql-server, local-backup-without-s3-capacity',
    'resolver-endpoint-on-second-generation, resolver-endpoint-without-instance-type',
  ],
  'one is that a standby fails without the Region, and the other that there can be no standby as specified': [
    'multi-az-in-one-zone, standby-without-region',
    'multi-az-on-one-outpost, standby-without-region',
    'multi-az-with-class-e-addresses, standby-without-region',
    'multi-az-with-sql-server, standby-without-region',
  ],
  'both require another value, and the value that one requires does not satisfy the other': [
    'capacity-reservation-differs-from-instances, capacity-reservation-type-is-not-slotted',
    'coip-pool-exhausted, coip-pool-range-too-small',
    'local-gateway-part-in-another-account, vif-group-on-first-generation',
  ],
};

/** The Outposts of an inventory, with storage of gp2 only and an expected service link outage. */
function limited({ outposts = [], ...others }: Inventory): Inventory {
  const storage = { s3: { capacityTiB: 0 }, ebs: [{ volumeType: 'gp2', capacityTiB: 11 }] };
  return { ...others, outposts: outposts.map((entry) => ({ ...entry, storage, expectedDisconnectHours: 4, spareHosts: 1 })) };
}

/** An example as it is, and on each kind of hardware. */
function variantsOf(example: Example): Example[] {
  const { resources } = example;
  const [first, second, server] = [onFirstGenerationRack, onSecondGenerationRack, onServer].map((on) => limited(on(resources).inventory!));
  // An Outposts server has no local gateway.
  const inventories = [first, second, { ...server, localGateways: [] }];
  return [example, ...inventories.map((inventory) => ({ ...example, inventory }))];
}

/** Pairs of rules that report one property of a resource. */
function* pairsIn({ resources, inventory, region, account }: Example): Generator<string> {
  const source = { name: 'Example', path: 'example.json', body: { Resources: resources }, region, account };
  const ofProperty = new Map<string, Set<string>>();
  for (const { ruleId, location, path } of evaluate(readFacts([source], inventory && [inventory]), rules).findings) {
    if (path === undefined) continue;
    const key = `${location.logicalId} ${path}`;
    ofProperty.set(key, (ofProperty.get(key) ?? new Set()).add(ruleId));
  }
  for (const ids of ofProperty.values()) {
    const sorted = [...ids].sort();
    for (const [index, first] of sorted.entries()) for (const second of sorted.slice(index + 1)) yield `${first}, ${second}`;
  }
}

test('rules report one property twice only if each of them has another cause', () => {
  const examples = rules.flatMap((rule) => [rule.examples.bad, rule.examples.good]).flatMap(variantsOf);
  const found = new Set(examples.flatMap((example) => [...pairsIn(example)]));
  expect([...found].sort()).toEqual(Object.values(ALLOWED).flat().sort());
});
