import { evaluate } from '../../../lib/validation/evaluate';
import { readFacts } from '../../../lib/validation/facts/read';
import type { Json } from '../../../lib/validation/facts/template';
import { subnetSharesRouteTableWithRegion } from '../../../lib/validation/network/rules/subnet-shares-route-table-with-region';

const { resources } = subnetSharesRouteTableWithRegion.examples.bad;
const findingsIn = (Resources: Json) =>
  evaluate(readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources } }]), [subnetSharesRouteTableWithRegion]).findings.map(
    ({ location }) => location.logicalId,
  );

test('a shared route table matters in a VPC that is associated with a local gateway', () => {
  expect(findingsIn(resources)).toEqual(['Line']);
  const { VpcAssociation: _, ...without } = resources;
  expect(findingsIn(without)).toEqual([]);
});
