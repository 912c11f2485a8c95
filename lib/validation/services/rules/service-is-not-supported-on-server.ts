import { SERVER } from '../../../catalog/generations';
import { SERVICE_BY_TYPE } from '../../../catalog/services';
import { onFirstGenerationRack, onServer, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const subnetGroup = resource('AWS::ElastiCache::SubnetGroup', { Description: 'Plant', SubnetIds: [{ Ref: 'Plant' }] });

export const serviceIsNotSupportedOnServer = rule({
  id: 'service-is-not-supported-on-server',
  enforces: ['EKS-1', 'SVC-1'],
  severity: 'error',
  title: 'A resource is on an Outposts server, which does not support its service',
  fix: 'Place the resource on an Outposts rack or in the Region',
  source: 'https://docs.aws.amazon.com/outposts/latest/server-userguide/what-is-outposts.html',
  on: 'serviceInSubnets',
  onOutpost: true,
  needs: ['outpost.hardware'],
  check: ({ type, service, property, outpost }) => {
    const listed = SERVICE_BY_TYPE.get(type);
    return outpost?.hardware === SERVER && listed?.on.length && !listed.on.includes(SERVER)
      ? { property, message: `${service} is not supported on Outposts servers (${outpost.id})` }
      : undefined;
  },
  get examples() {
    return {
      bad: onServer({ Plant: outpostSubnet(), Subnets: subnetGroup }),
      good: onFirstGenerationRack({ Plant: outpostSubnet(), Subnets: subnetGroup }),
    };
  },
});
