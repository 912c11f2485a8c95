import { evaluate } from '../../lib/validation/evaluate';
import { readFacts } from '../../lib/validation/facts/read';
import { rules } from '../../lib/validation/rules';

/** What is missing, or is in several resources, has no property. */
const WITHOUT_PROPERTY = [
  'auto-scaling-maximum-exceeds-slots',
  'bucket-without-access-point',
  'capacity-task-in-progress',
  'dedicated-host-in-placement-group',
  'eks-nodes-without-region',
  'instances-exceed-slots',
  'local-gateway-route-table-without-route',
  'local-gateway-route-table-without-vif-group',
  'outpost-declared-differently',
  'outpost-route-without-target',
  'resource-stays-in-region',
  'security-group-references-another-outpost',
  'spare-capacity-is-insufficient',
  'subnet-shares-route-table-with-region',
  'too-many-access-points',
  'too-many-buckets',
  'too-many-outposts-at-site',
  'volumes-exceed-ebs-capacity',
];

/** The default value of AWS, or no value, is at fault: the path is where another value belongs. */
const ABSENT = [
  'backup-verifies-archive',
  'rack-spread-exceeds-racks',
  'resource-added-after-placement',
  'subnet-without-availability-zone',
];

test.each(rules.map((rule) => [rule.id, rule] as const))('%s has the path of a value in the resource that it reports', (id, rule) => {
  const { resources, inventory, region, account } = rule.examples.bad;
  const facts = readFacts(
    [{ name: 'Example', path: 'example.json', body: { Resources: resources }, region, account }],
    inventory && [inventory],
  );
  for (const { path, location } of evaluate(facts, [rule]).findings) {
    expect(!path).toBe(WITHOUT_PROPERTY.includes(id));
    let value: unknown = resources[location.logicalId];
    for (const name of path?.split('.') ?? []) value = (value as Record<string, unknown> | undefined)?.[name];
    expect(value === undefined).toBe(ABSENT.includes(id));
  }
});
