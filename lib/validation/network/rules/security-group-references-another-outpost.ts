import { differ } from '../../facts/fact';
import type { SecurityGroup } from '../facts/security-group';
import { inTemplate, otherOutpostSubnet, outpostSubnet, resource } from '../../example';
import { rule } from '../../rule';

const group = (properties: object = {}) =>
  resource('AWS::EC2::SecurityGroup', { GroupDescription: 'Plant', VpcId: 'vpc-0123456789abcdef0', ...properties });
const instance = (subnet: string, securityGroup: string) =>
  resource('AWS::EC2::Instance', {
    ImageId: 'ami-0123456789abcdef0',
    SubnetId: { Ref: subnet },
    SecurityGroupIds: [{ 'Fn::GetAtt': [securityGroup, 'GroupId'] }],
  });

const network = (source: object) =>
  inTemplate({
    Plant: outpostSubnet(),
    Other: otherOutpostSubnet(),
    ServerGroup: group({ SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...source }] }),
    ClientGroup: group(),
    Server: instance('Plant', 'ServerGroup'),
    Client: instance('Other', 'ClientGroup'),
  });

export const securityGroupReferencesAnotherOutpost = rule({
  id: 'security-group-references-another-outpost',
  enforces: ['NET-20', 'NET-21'],
  severity: 'warning',
  title: 'A security group references a security group whose members are on another Outpost, which does not work between Outposts',
  fix: 'Specify the CIDR block of the subnet on the other Outpost as the source or destination',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html#route-tables-lgw',
  on: 'securityGroup',
  when: (securityGroup) => !!outpostOfUses(securityGroup),
  needs: ['uses.outpost?', 'peers.uses.outpost?'],
  check: (securityGroup) => {
    const ours = outpostOfUses(securityGroup);
    const peer = securityGroup.peers?.find((other) => differ(outpostOfUses(other), ours));
    return (
      peer && {
        message: `members are on Outpost ${ours?.id}, but members of security group ${peer.id} are on Outpost ${outpostOfUses(peer)?.id}`,
      }
    );
  },
  get examples() {
    return {
      bad: network({ SourceSecurityGroupId: { 'Fn::GetAtt': ['ClientGroup', 'GroupId'] } }),
      good: network({ CidrIp: '10.0.9.0/24' }),
    };
  },
});

/** The Outpost of all members of the security group, if it is the same for all. */
function outpostOfUses({ uses }: SecurityGroup) {
  const outposts = new Set(uses?.map(({ outpost }) => outpost));
  return outposts.size === 1 ? [...outposts][0] : undefined;
}
