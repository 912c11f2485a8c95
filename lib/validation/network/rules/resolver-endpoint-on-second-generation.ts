import { GENERATION_2 } from '../../../catalog/generations';
import { resolverEndpoint } from '../example';
import { onFirstGenerationRack, onSecondGenerationRack } from '../../example';
import { rule } from '../../rule';

const resources = (PreferredInstanceType: string) => ({
  Endpoint: resolverEndpoint({ PreferredInstanceType }),
});

export const resolverEndpointOnSecondGeneration = rule({
  id: 'resolver-endpoint-on-second-generation',
  enforces: ['R53-3'],
  severity: 'warning',
  title: 'A Resolver endpoint is on a second-generation Outposts rack, for which AWS documents only the Resolver',
  fix: 'Keep the endpoint in the Region, or ask AWS whether the Outpost supports it',
  source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/outpost-resolver.html',
  on: 'resolverEndpoint',
  onOutpost: true,
  needs: ['outpost.generation'],
  check: ({ outpost }) =>
    outpost?.generation === GENERATION_2
      ? {
          property: 'OutpostArn',
          message: `Outpost ${outpost.id} is a second-generation Outposts rack, for which AWS does not document Resolver endpoints`,
        }
      : undefined,
  get examples() {
    return { bad: onSecondGenerationRack(resources('m7i.xlarge')), good: onFirstGenerationRack(resources('m5.xlarge')) };
  },
});
