import type { Facts } from '../../facts/fact';
import type { PlacementRequest } from '../facts';
import { instanceOnOutpost } from '../../compute/example';
import { inTemplate, regionSubnet } from '../../example';
import { rule } from '../../rule';

/** The kinds of fact that hold what runs in subnets. */
const IN_SUBNETS = ['launch', 'loadBalancer', 'ecsService', 'serviceInSubnets', 'dbInstance', 'dbCluster'] as const;

/** What else there is to know of a resource in subnets, each where its kind has it. */
interface InSubnets {
  readonly outpost: unknown;
  readonly subnets?: unknown;
  readonly subnetGroup?: unknown;
  readonly type?: unknown;
  readonly isOnFargate?: unknown;
}

const notListed = (service: string) => `AWS does not list ${service} for Outposts`;

/** Why a resource is on no Outpost; undefined where it is on one, where that is not known, and where something else decides. */
function reason({ id, serviceInRegion, counterpart }: PlacementRequest, facts: Facts): string | undefined {
  const resource: InSubnets | undefined = IN_SUBNETS.flatMap((kind) => facts.by(kind, 'id', id))[0];
  if (resource && resource.outpost !== null) return undefined;
  if (serviceInRegion) return counterpart ? `on an Outpost there is ${counterpart} instead` : notListed(serviceInRegion);
  if (resource?.isOnFargate) return notListed('AWS Fargate');
  if (resource?.type === 'network') return notListed('Network Load Balancers');
  return resource?.subnets || resource?.subnetGroup ? 'its subnets are in the Region' : undefined;
}

const placedInstance = (Plant: ReturnType<typeof regionSubnet>) => {
  const { App } = instanceOnOutpost();
  return inTemplate({ Plant, App: { ...App, Metadata: { 'cdk-outposts': { placement: 'Plant/Outpost' } } } });
};

export const resourceStaysInRegion = rule({
  id: 'resource-stays-in-region',
  enforces: ['SVC-1'],
  severity: 'warning',
  title: 'A resource that was to be placed on an Outpost stays in the Region',
  fix: 'Give it subnets on the Outpost, by `outpost.placement` on its subnets or by an OutpostSubnet, where its service runs there; otherwise acknowledge that it is reached over the service link',
  source: 'https://docs.aws.amazon.com/outposts/latest/userguide/what-is-outposts.html',
  on: 'placementRequest',
  needs: [],
  check: (request, facts) => {
    const why = reason(request, facts);
    return why ? { message: `it was to be placed on '${request.requestedOutpost}', and stays in the Region: ${why}` } : undefined;
  },
  get examples() {
    return { bad: placedInstance(regionSubnet()), good: placedInstance(instanceOnOutpost().Plant) };
  },
});
