import { SERVER } from '../../../catalog/generations';
import { onFirstGenerationRack, onServer, OUTPOST_ARN, resource } from '../../example';
import { rule } from '../../rule';

const resolver = {
  Resolver: resource('AWS::Route53Resolver::OutpostResolver', {
    Name: 'plant',
    OutpostArn: OUTPOST_ARN,
    PreferredInstanceType: 'm5.xlarge',
    InstanceCount: 4,
  }),
};

export const resolverOnServer = rule({
  id: 'resolver-on-server',
  enforces: ['SVC-1'],
  severity: 'error',
  title: 'A Resolver is on an Outposts server, for which AWS does not list Route 53 Resolver',
  fix: 'Place the Resolver on an Outposts rack or in the Region',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/what-is-outposts.html',
  on: 'outpostResolver',
  onOutpost: true,
  needs: ['outpost.hardware'],
  check: ({ outpost }) =>
    outpost?.hardware === SERVER
      ? { property: 'OutpostArn', message: `Outpost ${outpost.id} is an Outposts server, for which AWS does not list Route 53 Resolver` }
      : undefined,
  get examples() {
    return { bad: onServer(resolver), good: onFirstGenerationRack(resolver) };
  },
});
