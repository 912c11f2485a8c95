import { Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnInstance, Instance, InstanceType, MachineImage, OperatingSystemType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { OutpostImageCopy, OutpostInstanceImage } from '../../lib';
import { ENV, newStack, OUTPOST_ARN, plant } from '../plant';

const stack = newStack();
const source = MachineImage.genericWindows({ [ENV.region]: 'ami-0a1b2c3d4e5f60718' });
const copy = new OutpostImageCopy(stack, 'Copy', { source, outpost: plant(stack), encryptionKey: new Key(stack, 'Key') });
Tags.of(copy).add('site', 'plant-1');
const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['us-west-2a'], isolatedSubnetIds: ['subnet-1'] });
const vpcSubnets = { subnets: vpc.isolatedSubnets };
new Instance(stack, 'FromCopy', { vpc, vpcSubnets, instanceType: new InstanceType('m5.large'), machineImage: copy });
const instance = new CfnInstance(stack, 'Golden', { imageId: copy.imageId, subnetId: 'subnet-1' });
const image = new OutpostInstanceImage(stack, 'Image', { instance, reboot: false });
const template = Template.fromStack(stack);

test('a copy is one of the image of the Region, on the Outpost, with tags', () => {
  template.hasResourceProperties('Custom::OutpostsImage', {
    SourceImageId: 'ami-0a1b2c3d4e5f60718',
    OutpostArn: OUTPOST_ARN,
    KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
    Tags: [
      { Key: 'Name', Value: 'Plant/Copy' },
      { Key: 'site', Value: 'plant-1' },
    ],
  });
});

test('an instance is launched from the copy, as what the source is', () => {
  template.hasResourceProperties('AWS::EC2::Instance', {
    ImageId: stack.resolve(copy.imageId),
    UserData: { 'Fn::Base64': '<powershell></powershell>' },
  });
  expect(copy.getImage(stack).osType).toBe(OperatingSystemType.WINDOWS);
});

test('an image of an instance is made from it, without a restart where that is wanted', () => {
  template.hasResourceProperties('Custom::OutpostsImage', {
    SourceInstanceId: { Ref: 'Golden' },
    NoReboot: true,
    OutpostArn: Match.absent(),
    Tags: [{ Key: 'Name', Value: 'Plant/Image' }],
  });
  expect(image.getImage(stack).userData.render()).toBe('#!/bin/bash');
});

test('one function makes both, and deletes what carries the tag of its stack only', () => {
  template.resourceCountIs('AWS::Lambda::Function', 1);
  const Condition = { StringEquals: { 'aws:ResourceTag/cdk-outposts:stack-id': { Ref: 'AWS::StackId' } } };
  const arnOf = (type: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ec2:us-west-2::${type}/*`]] });
  for (const [type, deletion] of [
    ['image', 'ec2:DeregisterImage'],
    ['snapshot', 'ec2:DeleteSnapshot'],
  ]) {
    const Action = [deletion, 'ec2:CreateTags', 'ec2:DeleteTags'];
    const Statement = Match.arrayWith([{ Effect: 'Allow', Action, Resource: arnOf(type), Condition }]);
    template.hasResourceProperties('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement } }] });
  }
});
