import { Template } from 'aws-cdk-lib/assertions';
import { CfnInstance } from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Fn } from 'aws-cdk-lib';
import { OutpostUserData, type IscsiSanBootOptions } from '../../lib';
import { newStack } from '../plant';

const TARGET = { portalIpAddress: '192.0.2.10', targetIqn: 'iqn.2010-06.com.purestorage:flasharray.3b5f' };
const INITIATOR = 'iqn.2026-01.com.example:line-1';
const userData = (unlike: Partial<IscsiSanBootOptions> = {}) =>
  OutpostUserData.forIscsiSanBoot({ initiatorIqn: INITIATOR, targets: [TARGET], ...unlike });

test('user data for iSCSI SAN boot is an iPXE script that tries one target after the other', () => {
  const targets = [TARGET, { ...TARGET, portalIpAddress: '192.0.2.11', port: 3261, lun: 4 }];
  expect(userData({ targets }).render()).toBe(
    [
      '#!ipxe',
      `set initiator-iqn ${INITIATOR}`,
      `sanboot iscsi:192.0.2.10::3260:0:${TARGET.targetIqn} ||`,
      `sanboot iscsi:192.0.2.11::3261:4:${TARGET.targetIqn} ||`,
    ].join('\n'),
  );
});

test('on an Outposts server the storage array is reached through the local network interface', () => {
  expect(userData({ localNetworkInterfaceDeviceIndex: 1 }).render()).toContain('ifclose\nifopen net1\ndhcp --timeout 5000 net1\nsanboot');
});

test('credentials stay in Secrets Manager, where the role of the instance can read them', () => {
  const stack = newStack();
  const credentials = new Secret(stack, 'Chap');
  const script = userData({ targets: [{ ...TARGET, credentials }] });
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
  credentials.grantRead(role);
  new CfnInstance(stack, 'Line', { userData: Fn.base64(script.render()) });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: [
        { Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], Resource: stack.resolve(credentials.secretArn) },
      ],
    },
  });
  const [{ Properties }] = Object.values(template.findResources('AWS::EC2::Instance'));
  expect(JSON.stringify(Properties.UserData)).toContain('aws_get_boot_creds_from_secret ');
  expect(JSON.stringify(Properties.UserData)).not.toContain('{{resolve:');
});

test('fails without a target, and for a name that is not an iSCSI qualified name', () => {
  expect(() => userData({ targets: [] })).toThrow('specify at least one in targets');
  expect(() => userData({ initiatorIqn: 'line-1' })).toThrow("'line-1' is not an iSCSI qualified name");
  expect(() => userData({ targets: [{ ...TARGET, targetIqn: 'IQN.2010-06.com.purestorage' }] })).toThrow('in lower case');
});
