import { SERVICE_BY_TYPE } from '../../../catalog/services';
import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../example';
import { rule } from '../../rule';

const cluster = (Plant: ReturnType<typeof regionSubnet>) =>
  inTemplate({
    Plant,
    Cluster: resource('AWS::PCS::Cluster', {
      Scheduler: { Type: 'SLURM', Version: '24.11' },
      Size: 'SMALL',
      Networking: { SubnetIds: [{ Ref: 'Plant' }] },
    }),
  });

export const serviceRejectsOutpostSubnet = rule({
  id: 'service-rejects-outpost-subnet',
  enforces: ['PCS-1'],
  severity: 'error',
  title: 'A resource uses a subnet on an Outpost, which its service rejects',
  fix: 'Use subnets in the Region',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-pcs-cluster-networking.html',
  on: 'serviceInSubnets',
  onOutpost: true,
  needs: ['subnets.outpost?'],
  check: ({ type, service, property, subnets, outpost }) => {
    const subnet = SERVICE_BY_TYPE.get(type)?.rejects ? subnets?.find((each) => each.outpost) : undefined;
    return outpost && subnet ? { property, message: `${service} rejects ${subnet.id}, which is on ${outpost.id}` } : undefined;
  },
  get examples() {
    return { bad: cluster(outpostSubnet()), good: cluster(regionSubnet()) };
  },
});
