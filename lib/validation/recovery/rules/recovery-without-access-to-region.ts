import { REGION_ACCESS } from '../../../catalog/region-access';
import { inTemplate } from '../../example';
import { findStranded, isInOwnVpc, strandedMessage } from '../../network/reach';
import { stagingAreaWithEndpoints } from '../example';
import { rule } from '../../rule';

const { services, source } = REGION_ACCESS.replicationServer;

export const recoveryWithoutAccessToRegion = rule({
  id: 'recovery-without-access-to-region',
  enforces: ['NET-13'],
  // The on-premises network may have another way to the Region.
  severity: 'warning',
  title: 'Replication servers on an Outpost cannot reach required services in the Region, so replication does not start',
  fix: 'Add the missing VPC endpoints in a subnet in the Region, with a gateway endpoint for Amazon S3, or a default route to a NAT gateway',
  source,
  on: 'replicationTemplate',
  onOutpost: true,
  when: ({ subnet }) => isInOwnVpc(subnet),
  needs: ['subnet.outpost?', 'subnet.vpc?', 'subnet.reachableServices'],
  check: ({ subnet }) => {
    const stranded = subnet ? findStranded([subnet], services) : undefined;
    return stranded && { property: 'StagingAreaSubnetId', message: strandedMessage(stranded) };
  },
  get examples() {
    return { bad: inTemplate(stagingAreaWithEndpoints('s3')), good: inTemplate(stagingAreaWithEndpoints('drs', 'ec2', 's3')) };
  },
});
