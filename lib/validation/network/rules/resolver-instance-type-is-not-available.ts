import { SERVER } from '../../../catalog/generations';
import { familiesOf, familyOf } from '../../../catalog/instance-families';
import { onOutpostWith, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const resolver = (PreferredInstanceType: string) =>
  onOutpostWith(
    {
      assets: [
        {
          AssetId: '1234567890',
          AssetType: 'COMPUTE',
          ComputeAttributes: { InstanceTypeCapacities: [{ InstanceType: 'm5.xlarge', Count: 4 }] },
        },
      ],
    },
    { Resolver: resource('AWS::Route53Resolver::OutpostResolver', { Name: 'plant', OutpostArn: OUTPOST_ARN, PreferredInstanceType }) },
  );

export const resolverInstanceTypeIsNotAvailable = rule({
  id: 'resolver-instance-type-is-not-available',
  enforces: ['EC2-4'],
  severity: 'warning',
  title: 'The preferred instance type of a Resolver is not available on its Outpost',
  fix: 'Set PreferredInstanceType to an instance type that the Outpost is configured for, or change its capacity with a capacity task first',
  source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/outpost-resolver.html',
  on: 'outpostResolver',
  onOutpost: true,
  when: ({ outpost, preferredInstanceType }) => outpost?.hardware !== SERVER && preferredInstanceType !== null,
  needs: ['outpost.hardware?', 'outpost.generation?', 'outpost.instanceTypes', 'preferredInstanceType'],
  check: ({ outpost, preferredInstanceType: type }) => {
    if (!outpost || !type) return undefined;
    const { instanceTypes } = outpost;
    const families = familiesOf(outpost);
    const isThere = instanceTypes ? instanceTypes.includes(type) : (families?.includes(familyOf(type)) ?? true);
    return isThere
      ? undefined
      : {
          property: 'PreferredInstanceType',
          message: `instance type ${type} is not available on Outpost ${outpost.id}, which has ${(instanceTypes ?? families)?.join(', ')}`,
        };
  },
  get examples() {
    return { bad: resolver('m7i.xlarge'), good: resolver('m5.xlarge') };
  },
});
