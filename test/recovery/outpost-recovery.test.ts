import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { InstanceType, RouterType, Peer } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { OutpostHardware, OutpostRecovery, type OutpostRecoveryProps } from '../../lib';
import { findingsOf, site } from '../validation/synthesized';

function recovery(props: Partial<OutpostRecoveryProps> = {}, ...of: Parameters<typeof site>) {
  const { app, stack, vpc, subnet } = site(...of);
  // To the services in the Region, through the VPC endpoints of another VPC.
  const routerId = 'tgw-0123456789abcdef0';
  subnet.addRoute('SharedServices', { destinationCidrBlock: '10.90.0.0/16', routerType: RouterType.TRANSIT_GATEWAY, routerId });
  const replicationServerType = new InstanceType('m5.large');
  return { app, stack, recovery: new OutpostRecovery(stack, 'Recovery', { vpc, stagingSubnet: subnet, replicationServerType, ...props }) };
}

const RACKS = [{ rackId: 'rack-1', hosts: [{ assetId: '1234567890', slots: { 'm5.large': 4 } }] }];

describe('the recovery of servers on an Outpost', () => {
  const made = recovery();
  made.recovery.allowReplicationFrom(Peer.ipv4('192.168.0.0/16'));
  const template = Template.fromStack(made.stack);

  test('stages encrypted gp2 disks on the Outpost, over private addresses, as the service documents for Outposts', () => {
    template.hasResourceProperties('AWS::DRS::ReplicationConfigurationTemplate', {
      StagingAreaSubnetId: { Ref: 'Line6A92B2B2' },
      ReplicationServerInstanceType: 'm5.large',
      DefaultLargeStagingDiskType: 'GP2',
      EbsEncryption: 'DEFAULT',
      DataPlaneRouting: 'PRIVATE_IP',
      CreatePublicIP: false,
      AssociateDefaultSecurityGroup: false,
      BandwidthThrottling: 0,
    });
  });

  test('keeps points in time by the three rules of the service, those of days for a week', () => {
    const [{ Properties }] = Object.values(template.findResources('AWS::DRS::ReplicationConfigurationTemplate'));
    const rules = Properties.PitPolicy.map(({ Units, Interval, RetentionDuration }: Record<string, unknown>) => [
      Units,
      Interval,
      RetentionDuration,
    ]);
    expect(rules).toEqual([
      ['MINUTE', 10, 60],
      ['HOUR', 1, 24],
      ['DAY', 1, 7],
    ]);
  });

  test('leaves the instance type to the launch template of the server, which can name one that has slots', () => {
    template.hasResourceProperties('AWS::DRS::LaunchConfigurationTemplate', { TargetInstanceTypeRightSizingMethod: 'NONE' });
  });

  test('lets in replication agents that are named, and out to AWS', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Replication servers of Plant/Recovery',
      SecurityGroupIngress: [{ CidrIp: '192.168.0.0/16', IpProtocol: 'tcp', FromPort: 1500, ToPort: 1500 }],
      SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }],
    });
  });
});

test('throttles each source server to the given bandwidth', () => {
  const { stack } = recovery({ bandwidthThrottlingMbps: 50 });
  Template.fromStack(stack).hasResourceProperties('AWS::DRS::ReplicationConfigurationTemplate', { BandwidthThrottling: 50 });
});

test('encrypts with the key that is given', () => {
  const { app, stack, vpc, subnet } = site();
  const encryptionKey = new Key(stack, 'Key');
  const replicationServerType = new InstanceType('m5.large');
  new OutpostRecovery(stack, 'Recovery', { vpc, stagingSubnet: subnet, replicationServerType, encryptionKey });
  const { Resources } = app.synth().getStackByName('Plant').template as {
    Resources: Record<string, { Type: string; Properties: unknown }>;
  };
  expect(Object.values(Resources).find(({ Type }) => Type === 'AWS::DRS::ReplicationConfigurationTemplate')?.Properties).toMatchObject({
    EbsEncryption: 'CUSTOM',
    EbsEncryptionKeyArn: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] },
  });
});

test.each([Duration.hours(36), Duration.days(0), Duration.days(366)])(
  'fails for a retention that is not 1 to 365 whole days',
  (retention) => {
    expect(() => recovery({ retention })).toThrow(/^retention must be 1 to 365 whole days, got [\d.]+ days$/);
  },
);

test('is found where the Outpost has no slots for its replication servers, and where it is a server', () => {
  const rack = OutpostHardware.RACK_GENERATION_1;
  expect(findingsOf(recovery({}, rack, RACKS).app)).toEqual([]);
  expect(findingsOf(recovery({ replicationServerType: new InstanceType('t3.small') }, rack, RACKS).app)).toEqual([
    'recovery-server-type-is-not-slotted Plant/Recovery/Replication',
  ]);
  expect(findingsOf(recovery({}, OutpostHardware.SERVER).app)).toContain('recovery-on-server Plant/Recovery/Replication');
});
