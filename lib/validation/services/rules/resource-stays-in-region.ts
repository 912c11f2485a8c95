import type { Facts } from '../../facts/fact';
import type { PlacementRequest } from '../facts';
import { instanceOnOutpost } from '../../compute/example';
import { inTemplate, regionSubnet } from '../../example';
import { rule } from '../../rule';

/** The kinds of fact for resources in subnets. */
const IN_SUBNETS = ['launch', 'loadBalancer', 'ecsService', 'serviceInSubnets', 'dbInstance', 'dbCluster'] as const;

/** Fields of resources in subnets; each kind has some of them. */
interface InSubnets {
  readonly outpost: unknown;
  readonly subnets?: unknown;
  readonly subnetGroup?: unknown;
  readonly type?: unknown;
  readonly isOnFargate?: unknown;
}

const notListed = (service: string) => `AWS does not list ${service} for Outposts`;

/** Why a resource is not on an Outpost; undefined if it is on one, if that is unknown, or if its subnets do not determine it. */
function reason({ id, serviceInRegion, counterpart }: PlacementRequest, facts: Facts): string | undefined {
  const resource: InSubnets | undefined = IN_SUBNETS.flatMap((kind) => facts.by(kind, 'id', id))[0];
  if (resource && resource.outpost !== null) return undefined;
  if (serviceInRegion) return counterpart ? `use ${counterpart} on an Outpost` : notListed(serviceInRegion);
  if (resource?.isOnFargate) return notListed('AWS Fargate');
  if (resource?.type === 'network') return notListed('Network Load Balancers');
  return resource?.subnets || resource?.subnetGroup ? 'its subnets are in the Region; use subnets on the Outpost' : undefined;
}

const placedInstance = (Plant: ReturnType<typeof regionSubnet>) => {
  const { App } = instanceOnOutpost();
  return inTemplate({ Plant, App: { ...App, Metadata: { 'cdk-outposts': { placement: 'Plant/Outpost' } } } });
};

export const resourceStaysInRegion = rule({
  id: 'resource-stays-in-region',
  enforces: ['SVC-1'],
  severity: 'warning',
  title: 'A resource with a placement request for an Outpost remains in the Region',
  fix: 'Acknowledge that the resource is reached over the service link, or use what the message names instead: subnets on the Outpost have OutpostArn, as `OutpostSubnet` and `outpost.placement` set it',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/what-is-outposts.html',
  on: 'placementRequest',
  needs: [],
  check: (request, facts) => {
    const why = reason(request, facts);
    return why
      ? { message: `placement on '${request.requestedOutpost}' is requested, but the resource remains in the Region: ${why}` }
      : undefined;
  },
  get examples() {
    return { bad: placedInstance(regionSubnet()), good: placedInstance(instanceOnOutpost().Plant) };
  },
});
