import { SERVICE_BY_TYPE } from '../../../catalog/services';
import { onFirstGenerationRack, onSecondGenerationRack, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const subnetGroup = resource('AWS::ElastiCache::SubnetGroup', { Description: 'Plant', SubnetIds: [{ Ref: 'Plant' }] });

export const serviceIsNotListedForGeneration = rule({
  id: 'service-is-not-listed-for-generation',
  enforces: ['SVC-1', 'EC-1'],
  severity: 'warning',
  title: 'AWS does not list the service for the generation of the Outposts rack',
  fix: 'Place the resource on an Outposts rack of the other generation or in the Region',
  source: 'https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html',
  on: 'serviceInSubnets',
  onOutpost: true,
  needs: ['outpost.generation'],
  check: ({ type, service, property, outpost }) => {
    const listed = SERVICE_BY_TYPE.get(type);
    const generation = outpost?.generation;
    return generation && listed?.on.length && !listed.on.includes(generation)
      ? {
          property,
          message: `AWS does not list ${service} for ${generation}, the generation of ${outpost?.id}; listed: ${listed.on.join(', ')}`,
        }
      : undefined;
  },
  get examples() {
    return {
      bad: onSecondGenerationRack({ Plant: outpostSubnet(), Subnets: subnetGroup }),
      good: onFirstGenerationRack({ Plant: outpostSubnet(), Subnets: subnetGroup }),
    };
  },
});
