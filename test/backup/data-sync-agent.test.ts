import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { DataSyncAgent, OutpostSubnet, type DataSyncAgentProps } from '../../lib';
import { newStack, plant } from '../plant';

function agent(props: Partial<DataSyncAgentProps> = {}, endpointOf?: (vpc: ec2.Vpc) => DataSyncAgentProps['vpcEndpoint']) {
  const stack = newStack();
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
    availabilityZones: ['us-west-2a'],
    subnetConfiguration: [{ name: 'Region', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 26 }],
  });
  const subnet = new OutpostSubnet(stack, 'Subnet', { vpc, outpost: plant(stack), ipv4CidrBlock: '10.0.8.0/24' });
  subnet.addRoute('Uplink', {
    routerId: 'tgw-0a1b2c3d4e5f60718',
    routerType: ec2.RouterType.TRANSIT_GATEWAY,
    enablesInternetConnectivity: true,
  });
  const created = new DataSyncAgent(stack, 'Agent', {
    vpc,
    subnet,
    instanceType: new ec2.InstanceType('m5.2xlarge'),
    vpcEndpoint: endpointOf?.(vpc),
    ...props,
  });
  return { stack, vpc, subnet, created };
}

describe('an agent', () => {
  const { stack, created } = agent();
  const template = Template.fromStack(stack);

  test('is an instance on the Outpost, encrypted, without version 1 of the metadata service', () => {
    template.hasResourceProperties('AWS::EC2::Instance', {
      SubnetId: { Ref: Match.stringLikeRegexp('^Subnet') },
      LaunchTemplate: { LaunchTemplateId: { Ref: Match.stringLikeRegexp('^AgentLaunchTemplate') } },
    });
    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: {
        InstanceType: 'm5.2xlarge',
        MetadataOptions: { HttpTokens: 'required' },
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true, VolumeSize: 80, VolumeType: 'gp2' } }],
        IamInstanceProfile: Match.absent(),
      },
    });
  });

  test('stays when AWS publishes a newer image: the template names a parameter that is looked up at the launch', () => {
    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { ImageId: 'resolve:ssm:/aws/service/datasync/ami' },
    });
    expect(Object.keys(template.toJSON().Parameters ?? {}).filter((id) => /ami/i.test(id))).toEqual([]);
  });

  test('is reached at port 80 by the function that asks for its key, and by nothing else', () => {
    const ingress = template.findResources('AWS::EC2::SecurityGroupIngress');
    expect(Object.values(ingress).map(({ Properties }) => [Properties.FromPort, Properties.ToPort, Properties.Description])).toEqual([
      [80, 80, 'Asks for the activation key'],
    ]);
    for (const group of Object.values(template.findResources('AWS::EC2::SecurityGroup'))) {
      expect(group.Properties.SecurityGroupIngress).toBeUndefined();
    }
  });

  test('is asked by a function in the Region, which reaches nothing else', () => {
    const [vpcFunction] = Object.values(template.findResources('AWS::Lambda::Function', { Properties: { VpcConfig: Match.anyValue() } }));
    expect(vpcFunction.Properties.VpcConfig.SubnetIds).toEqual([{ Ref: expect.stringMatching(/^VpcRegionSubnet1/) }]);
    const egress = template.findResources('AWS::EC2::SecurityGroupEgress');
    expect(Object.values(egress).map(({ Properties }) => Properties.FromPort)).toEqual([80]);
    // Without a rule in the group itself, EC2 allows all outbound traffic.
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: Match.stringLikeRegexp('^Asks a DataSync agent'),
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    });
  });

  test('is activated when the way to it and its own way out are there', () => {
    template.hasResource('Custom::OutpostsDataSyncAgent', {
      Properties: {
        InstanceId: { Ref: Match.stringLikeRegexp('^AgentInstance') },
        Address: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AgentInstance'), 'PrivateIp'] },
        ActivationKeyFunctionArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AgentActivationKey'), 'Arn'] },
        AgentName: 'Plant/Agent',
        VpcEndpointId: Match.absent(),
      },
      DependsOn: Match.arrayWith([
        Match.stringLikeRegexp('^AgentActivationKeySecurityGroup.*to'),
        Match.stringLikeRegexp('^AgentSecurityGroupfrom'),
        Match.stringLikeRegexp('^SubnetUplink'),
      ]),
    });
  });

  test('may be invoked for: the handler has the right to that one function', () => {
    const statements = Object.values(template.findResources('AWS::IAM::Role')).flatMap(
      ({ Properties }) => Properties.Policies?.[0].PolicyDocument.Statement ?? [],
    );
    expect(statements.filter(({ Action }: { Action: unknown }) => Action === 'lambda:InvokeFunction')).toEqual([
      {
        Effect: 'Allow',
        Action: 'lambda:InvokeFunction',
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^AgentActivationKey/), 'Arn'] },
      },
    ]);
  });

  test('has an ARN and an instance for others to use', () => {
    const agentArn = { Ref: expect.stringMatching(/^Agent[0-9A-F]{8}$/) };
    expect(stack.resolve([created.agentArn, created.agentRef, created.instanceId])).toEqual([
      agentArn,
      { agentArn },
      { Ref: expect.stringMatching(/^AgentInstance/) },
    ]);
  });
});

test('an agent is called by its path, in characters that DataSync takes', () => {
  const { stack, vpc, subnet } = agent();
  new DataSyncAgent(stack, 'Agent (line 1)', { vpc, subnet, instanceType: new ec2.InstanceType('m5.2xlarge') });
  Template.fromStack(stack).hasResourceProperties('Custom::OutpostsDataSyncAgent', { AgentName: 'Plant/Agent -line 1-' });
});

test('two agents of a stack share the handler, which may invoke the functions of both', () => {
  const { stack, vpc, subnet } = agent();
  const other = OutpostSubnet.fromOutpostSubnetAttributes(stack, 'Other', { subnetId: 'subnet-1', outpost: subnet.outpost });
  new DataSyncAgent(stack, 'Second', { vpc, subnet: other, instanceType: new ec2.InstanceType('m5.2xlarge') });
  const template = Template.fromStack(stack);
  template.resourceCountIs('Custom::OutpostsDataSyncAgent', 2);
  const invoking = Object.values(template.findResources('AWS::IAM::Role')).map(
    ({ Properties }) => JSON.stringify(Properties.Policies ?? []).split('lambda:InvokeFunction').length - 1,
  );
  expect(Math.max(...invoking)).toBe(2);
});

describe('an agent that uses a VPC endpoint', () => {
  const endpointIn = (vpc: ec2.Vpc) => {
    const subnets = vpc.isolatedSubnets;
    const service = ec2.InterfaceVpcEndpointAwsService.DATASYNC;
    return { vpcEndpoint: vpc.addInterfaceEndpoint('DataSync', { service, subnets: { subnets }, open: false }), subnet: subnets[0] };
  };

  test('is activated for it, and let in', () => {
    const { stack } = agent({}, endpointIn);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('Custom::OutpostsDataSyncAgent', {
      VpcEndpointId: { Ref: Match.stringLikeRegexp('^VpcDataSync') },
      VpcEndpointDnsName: {
        'Fn::Select': [
          1,
          { 'Fn::Split': [':', { 'Fn::Select': [0, { 'Fn::GetAtt': [Match.stringLikeRegexp('^VpcDataSync'), 'DnsEntries'] }] }] },
        ],
      },
      SubnetArn: {
        'Fn::Join': ['', Match.arrayWith([':ec2:us-west-2:111122223333:subnet/', { Ref: Match.stringLikeRegexp('^VpcRegionSubnet1') }])],
      },
      SecurityGroupArn: { 'Fn::Join': ['', Match.arrayWith([':ec2:us-west-2:111122223333:security-group/'])] },
    });
    const ports = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress')).map(({ Properties }) => [
      Properties.FromPort,
      Properties.ToPort,
    ]);
    expect(ports).toEqual(
      expect.arrayContaining([
        [1024, 1064],
        [443, 443],
      ]),
    );
  });

  test('has to know the name of one that is imported', () => {
    const imported = (dnsName?: string) => (vpc: ec2.Vpc) => {
      const securityGroups = [ec2.SecurityGroup.fromSecurityGroupId(vpc, 'Group', 'sg-08181818181818181')];
      const attributes = { vpcEndpointId: 'vpce-1', port: 443, securityGroups };
      const vpcEndpoint = ec2.InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(vpc, 'Imported', attributes);
      return { vpcEndpoint, subnet: vpc.isolatedSubnets[0], dnsName };
    };
    expect(() => agent({}, imported())).toThrow(/^the DNS name of the imported VPC endpoint vpce-1 is unknown: set dnsName$/);
    const { stack } = agent({}, imported('vpce-1-abcd.datasync.us-west-2.vpce.amazonaws.com'));
    Template.fromStack(stack).hasResourceProperties('Custom::OutpostsDataSyncAgent', {
      VpcEndpointDnsName: 'vpce-1-abcd.datasync.us-west-2.vpce.amazonaws.com',
    });
  });
});
