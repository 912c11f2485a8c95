import { REGION_ACCESS } from '../../../catalog/region-access';
import { inTemplate, resource } from '../../example';
import { subnetWithEndpoints } from '../../network/example';
import { findStranded, isInOwnVpc, strandedMessage } from '../../network/reach';
import { rule } from '../../rule';

const { services: required, source } = REGION_ACCESS.coreDevice;
const coreDevice = (...services: string[]) =>
  inTemplate({
    ...subnetWithEndpoints(...services),
    Role: resource('AWS::IAM::Role', { AssumeRolePolicyDocument: {} }),
    Policy: resource('AWS::IAM::Policy', {
      PolicyName: 'CoreDevice',
      Roles: [{ Ref: 'Role' }],
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iot:CreateKeysAndCertificate', Resource: '*' }] },
    }),
    Profile: resource('AWS::IAM::InstanceProfile', { Roles: [{ Ref: 'Role' }] }),
    Core: resource('AWS::EC2::Instance', {
      ImageId: 'ami-0123456789abcdef0',
      InstanceType: 'm5.xlarge',
      SubnetId: { Ref: 'Plant' },
      IamInstanceProfile: { Ref: 'Profile' },
    }),
  });

export const coreDeviceWithoutAccessToRegion = rule({
  id: 'core-device-without-access-to-region',
  enforces: ['NET-13'],
  // The on-premises network may have another way to the Region.
  severity: 'warning',
  title: 'An AWS IoT Greengrass core device on an Outpost cannot reach AWS IoT or its components in the Region',
  fix: 'Add a default route to a NAT gateway, or the missing VPC endpoints in a subnet in the Region, with private hosted zones for those of AWS IoT',
  source,
  on: 'instance',
  onOutpost: true,
  when: ({ subnet }) => isInOwnVpc(subnet) && subnet?.reachableServices !== null,
  needs: ['subnet.outpost?', 'subnet.vpc?', 'subnet.reachableServices', 'instanceProfile.roles'],
  check: ({ subnet, instanceProfile }, facts) => {
    const isCoreDevice = instanceProfile?.roles?.some(
      (role) => facts.by('deviceProvisioning', 'role', role).length > 0 || facts.by('deviceProvisioning', 'id', role.id).length > 0,
    );
    const stranded = subnet && isCoreDevice ? findStranded([subnet], required) : undefined;
    return stranded && { property: 'SubnetId', message: strandedMessage(stranded) };
  },
  get examples() {
    return { bad: coreDevice('s3'), good: coreDevice(...required) };
  },
});
