import { REGION_ACCESS } from '../../../catalog/region-access';
import { inTemplate, resource } from '../../example';
import { subnetWithEndpoints } from '../../network/example';
import { findStranded, isInOwnVpc, strandedMessage } from '../../network/reach';
import { rule } from '../../rule';

/** Managed policy of instances that AWS Systems Manager manages. */
const POLICY = 'AmazonSSMManagedInstanceCore';

const { services: required, source } = REGION_ACCESS.managedInstance;
const instance = (...services: string[]) =>
  inTemplate({
    ...subnetWithEndpoints(...services),
    Role: resource('AWS::IAM::Role', { ManagedPolicyArns: [`arn:aws:iam::aws:policy/${POLICY}`] }),
    Profile: resource('AWS::IAM::InstanceProfile', { Roles: [{ Ref: 'Role' }] }),
    App: resource('AWS::EC2::Instance', {
      ImageId: 'ami-0123456789abcdef0',
      InstanceType: 'm5.xlarge',
      SubnetId: { Ref: 'Plant' },
      IamInstanceProfile: { Ref: 'Profile' },
    }),
  });

export const managedInstanceWithoutSystemsManager = rule({
  id: 'managed-instance-without-systems-manager',
  enforces: ['NET-13'],
  // The on-premises network may have another way to the Region.
  severity: 'warning',
  title: 'The role of an instance on an Outpost is for AWS Systems Manager, but the instance cannot reach Systems Manager in the Region',
  fix: 'Add the missing VPC endpoints in a subnet in the Region, or a default route to a NAT gateway',
  source,
  on: 'instance',
  onOutpost: true,
  when: ({ subnet }) => isInOwnVpc(subnet) && subnet?.reachableServices !== null,
  needs: ['subnet.outpost?', 'subnet.vpc?', 'subnet.reachableServices', 'instanceProfile.roles.managedPolicyArns'],
  check: ({ subnet, instanceProfile }) => {
    const isManaged = instanceProfile?.roles?.some(({ managedPolicyArns }) => managedPolicyArns?.some((arn) => arn.endsWith(`/${POLICY}`)));
    const stranded = subnet && isManaged ? findStranded([subnet], required) : undefined;
    return stranded && { property: 'SubnetId', message: strandedMessage(stranded) };
  },
  get examples() {
    return { bad: instance('ssm'), good: instance(...required) };
  },
});
