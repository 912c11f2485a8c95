import { Template } from 'aws-cdk-lib/assertions';
import { CfnInstance } from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Fn } from 'aws-cdk-lib';
import { IscsiSanBoot, type IscsiSanBootProps } from '../../lib';
import { newStack } from '../plant';

const TARGET = { portalIpAddress: '192.0.2.10', targetIqn: 'iqn.2010-06.com.purestorage:flasharray.3b5f' };
const INITIATOR = 'iqn.2026-01.com.example:line-1';
const boot = (unlike: Partial<IscsiSanBootProps> = {}) => new IscsiSanBoot({ initiatorIqn: INITIATOR, targets: [TARGET], ...unlike });

test('the helper image gets a script of iPXE, which tries one portal after the other', () => {
  const targets = [TARGET, { ...TARGET, portalIpAddress: '192.0.2.11', port: 3261, lun: 4 }];
  expect(boot({ targets }).userData.render()).toBe(
    [
      '#!ipxe',
      `set initiator-iqn ${INITIATOR}`,
      `sanboot iscsi:192.0.2.10::3260:0:${TARGET.targetIqn} ||`,
      `sanboot iscsi:192.0.2.11::3261:4:${TARGET.targetIqn} ||`,
    ].join('\n'),
  );
});

test('on a server the array is reached by the local network interface', () => {
  expect(boot({ localNetworkInterfaceDeviceIndex: 1 }).userData.render()).toContain(
    'ifclose\nifopen net1\ndhcp --timeout 5000 net1\nsanboot',
  );
});

test('credentials stay in Secrets Manager, and the role of the instance may read them', () => {
  const stack = newStack();
  const credentials = new Secret(stack, 'Chap');
  const sanBoot = boot({ targets: [{ ...TARGET, credentials }] });
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
  for (const secret of sanBoot.credentials) secret.grantRead(role);
  new CfnInstance(stack, 'Line', { userData: Fn.base64(sanBoot.userData.render()) });
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

test('fails without a target, and for what is no iSCSI qualified name', () => {
  expect(() => boot({ targets: [] })).toThrow('give targets at least one');
  expect(() => boot({ initiatorIqn: 'line-1' })).toThrow("'line-1' is no iSCSI qualified name");
  expect(() => boot({ targets: [{ ...TARGET, targetIqn: 'IQN.2010-06.com.purestorage' }] })).toThrow('in lower case');
});
