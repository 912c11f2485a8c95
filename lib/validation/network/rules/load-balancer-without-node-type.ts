import { SERVER } from '../../../catalog/generations';
import { FIRST_LOAD_BALANCER_NODE } from '../../../catalog/load-balancing-on-outposts';
import { onFirstGenerationRack, OUTPOST_ARN } from '../../example';
import { loadBalancerOnOutpost } from '../example';
import { rule } from '../../rule';

const balancer = (...types: string[]) => ({
  ...onFirstGenerationRack(loadBalancerOnOutpost()),
  inventory: {
    outposts: [{ outpost: { OutpostArn: OUTPOST_ARN }, instanceTypes: types.map((InstanceType) => ({ InstanceType })) }],
  },
});

export const loadBalancerWithoutNodeType = rule({
  id: 'load-balancer-without-node-type',
  enforces: ['ALB-3', 'ALB-4'],
  severity: 'warning',
  title: 'An Outpost has no slots of an instance type that the nodes of a new Application Load Balancer use',
  fix: 'Configure the Outpost for at least two c5, m5, r5, c7i, m7i or r7i instances of size large; the nodes scale up to 4xlarge',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
  on: 'loadBalancer',
  onOutpost: true,
  // Another rule reports load balancers on Outposts servers.
  when: ({ outpost }) => outpost?.hardware !== SERVER,
  needs: ['outpost.hardware?', 'outpost.instanceTypes', 'type'],
  check: ({ outpost, type, placedBy }) => {
    const types = outpost?.instanceTypes;
    return type === 'application' && types?.length && !types.some((slotted) => FIRST_LOAD_BALANCER_NODE.test(slotted))
      ? {
          property: placedBy,
          message: `Outpost ${outpost?.id} has no slots for load balancer nodes of size large; it is slotted for ${types.join(', ')}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: balancer('m5.24xlarge', 'c5.xlarge'), good: balancer('m5.24xlarge', 'c5.large') };
  },
});
