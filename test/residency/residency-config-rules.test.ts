import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Subnet } from 'aws-cdk-lib/aws-ec2';
import { ResidencyConfigRules, type ResidencyConfigRulesProps } from '../../lib';
import { newStack, OUTPOST_ARN, plant } from '../plant';
import { complies, simulatorIsInstalled } from './simulator';

const SUBNET = 'subnet-0a1b2c3d4e5f60718';

function rules(stack: Stack, props: Partial<ResidencyConfigRulesProps> = {}): ResidencyConfigRules {
  const subnets = [Subnet.fromSubnetId(stack, 'Subnet', SUBNET)];
  return new ResidencyConfigRules(stack, 'Residency', { outposts: [plant(stack)], subnets, ...props });
}

const stack = newStack();
rules(stack);
const template = Template.fromStack(stack);
const policyTextOf = (type: string) => {
  const made = Object.values(template.findResources('AWS::Config::ConfigRule')).map(({ Properties }) => Properties);
  return made.find(({ Scope }) => Scope.ComplianceResourceTypes.includes(type))!.Source.CustomPolicyDetails.PolicyText as string;
};

test('the rules look at each change of what they are for', () => {
  template.resourceCountIs('AWS::Config::ConfigRule', 2);
  for (const types of [['AWS::EC2::Instance', 'AWS::EC2::NetworkInterface'], ['AWS::EC2::Subnet']]) {
    template.hasResourceProperties('AWS::Config::ConfigRule', {
      Scope: { ComplianceResourceTypes: types },
      Source: {
        Owner: 'CUSTOM_POLICY',
        CustomPolicyDetails: { PolicyRuntime: 'guard-2.x.x' },
        SourceDetails: [
          { EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' },
          { EventSource: 'aws.config', MessageType: 'OversizedConfigurationItemChangeNotification' },
        ],
      },
    });
  }
});

test('no rule looks at subnets unless they are given', () => {
  const other = newStack();
  expect(rules(other, { subnets: undefined }).subnetRule).toBeUndefined();
  Template.fromStack(other).resourceCountIs('AWS::Config::ConfigRule', 1);
});

test('a rule that would find everything is refused', () => {
  expect(() => rules(newStack(), { outposts: [] })).toThrow(
    'the rules need at least one Outpost, got none: add the Outposts that may store data to outposts',
  );
  expect(() => rules(newStack(), { subnets: [] })).toThrow(
    'with an empty list, every subnet is noncompliant: add the allowed subnets to subnets, or leave subnets out',
  );
});

(simulatorIsInstalled() ? describe : describe.skip)('AWS CloudFormation Guard finds', () => {
  const other = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0fedcba9876543210';
  const item = (resourceType: string, configuration: object) => ({ version: '1.3', resourceType, configuration });

  test.each<[string, object, boolean]>([
    ['on the Outpost', { outpostArn: OUTPOST_ARN }, true],
    ['on another Outpost', { outpostArn: other }, false],
    ['in the Region', { subnetId: 'subnet-0fedcba9876543210' }, false],
    ['in the Region, which is said by null', { outpostArn: null }, false],
  ])('what is %s: %j complies: %s', (_, configuration, compliant) => {
    for (const type of ['AWS::EC2::Instance', 'AWS::EC2::NetworkInterface']) {
      expect(complies(policyTextOf(type), item(type, configuration))).toBe(compliant);
    }
  });

  test('a subnet that is none of the given ones', () => {
    const found = (subnetId: string) => !complies(policyTextOf('AWS::EC2::Subnet'), item('AWS::EC2::Subnet', { subnetId }));
    expect(found('subnet-0fedcba9876543210')).toBe(true);
    expect(found(SUBNET)).toBe(false);
  });
});
