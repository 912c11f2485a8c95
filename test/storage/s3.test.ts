import { AccountPrincipal, AnyPrincipal, ArnPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnAccessPoint, CfnBucket, CfnBucketPolicy, CfnEndpoint, type CfnEndpointProps } from 'aws-cdk-lib/aws-s3outposts';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { OutpostSubnet } from '../../lib';
import { prove, SERVER, type Plant } from '../validated-stacks';

const bucket = ({ stack, outpost }: Plant, id = 'Recipes', bucketName = 'recipes') =>
  new CfnBucket(stack, id, { bucketName, outpostId: outpost.outpostId });

/** Who may read, by actions of `s3-outposts` unless told otherwise. */
const allowing = (principal: AccountPrincipal | AnyPrincipal, resource: string, ...actions: string[]) =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        principals: [principal],
        actions: actions.length ? actions : ['s3-outposts:GetObject'],
        resources: [resource],
      }),
    ],
  });

function accessPoint({ stack, vpc }: Plant, made: CfnBucket, unlike: { id?: string; name?: string; policy?: PolicyDocument } = {}) {
  const { id = 'Access', name = 'recipes', policy } = unlike;
  return new CfnAccessPoint(stack, id, { bucket: made.attrArn, name, vpcConfiguration: { vpcId: vpc.vpcId }, policy });
}

function endpoint({ stack, vpc, outpost, subnet }: Plant, unlike: Partial<CfnEndpointProps> = {}, id = 'Endpoint') {
  const securityGroup = new ec2.SecurityGroup(stack, `${id}SecurityGroup`, { vpc });
  securityGroup.addIngressRule(ec2.Peer.ipv4(vpc.vpcCidrBlock), ec2.Port.HTTPS);
  const { securityGroupId } = securityGroup;
  return new CfnEndpoint(stack, id, { outpostId: outpost.outpostId, subnetId: subnet.subnetId, securityGroupId, ...unlike });
}

/** A bucket with an access point and an endpoint, of which one is other than it has to be. */
function storage(
  plant: Plant,
  unlike: { access?: Parameters<typeof accessPoint>[2]; endpoint?: Partial<CfnEndpointProps> } = {},
): CfnBucket {
  const made = bucket(plant);
  accessPoint(plant, made, unlike.access);
  endpoint(plant, unlike.endpoint);
  return made;
}

const arnOf = ({ stack }: Plant, resource: string) => stack.formatArn({ service: 's3-outposts', resource });

prove(
  {
    'a bucket with an access point and an endpoint': (plant) => storage(plant),
    'a bucket with policies': (plant) => {
      const reader = new AccountPrincipal('111122223333');
      const made = storage(plant, { access: { policy: allowing(reader, arnOf(plant, '*')) } });
      new CfnBucketPolicy(plant.stack, 'Policy', { bucket: made.attrArn, policyDocument: allowing(reader, arnOf(plant, '*')) });
    },
  },
  {
    'a bucket on a server': {
      found: 'bucket-on-server',
      at: 'Recipes',
      fix: /on an Outposts rack with S3 on Outposts capacity/,
      outpost: SERVER,
      make: (plant) => storage(plant),
    },
    'a bucket that nothing leads to': {
      found: 'bucket-without-access-point',
      at: 'Recipes',
      fix: /bucket\.addAccessPoint/,
      make: (plant) => {
        bucket(plant);
        endpoint(plant);
      },
    },
    'an access point of a VPC without an endpoint': {
      found: 'access-point-without-endpoint',
      at: 'Access',
      fix: /S3OutpostsEndpoint/,
      make: (plant) => accessPoint(plant, bucket(plant)),
    },
    'an endpoint in a subnet in the Region': {
      found: 's3-endpoint-subnet-is-not-on-outpost',
      at: 'Endpoint',
      fix: /uses the Outpost of its subnet/,
      make: (plant) => storage(plant, { endpoint: { subnetId: plant.vpc.isolatedSubnets[0].subnetId } }),
    },
    'a second endpoint of the VPC': {
      found: 's3-endpoint-exists-in-vpc',
      at: 'Second',
      fix: /Remove one of the endpoints/,
      make: (plant) => {
        storage(plant);
        endpoint(plant, {}, 'Second');
      },
    },
    'a pool of addresses for a private endpoint': {
      found: 's3-endpoint-access-type-differs-from-pool',
      at: 'Endpoint',
      fix: /Specify both AccessType CustomerOwnedIp and CustomerOwnedIpv4Pool/,
      make: (plant) => storage(plant, { endpoint: { accessType: 'Private', customerOwnedIpv4Pool: 'ipv4pool-coip-0a1b2c3d4e5f60718' } }),
    },
    'a VPC with addresses that are not private': {
      found: 's3-endpoint-vpc-out-of-range',
      at: 'Endpoint',
      fix: /10\.0\.0\.0\/8, 172\.16\.0\.0\/12 or 192\.168\.0\.0\/16/,
      make: (plant) => {
        const vpc = new ec2.Vpc(plant.stack, 'Shared', { ipAddresses: ec2.IpAddresses.cidr('100.64.0.0/16'), subnetConfiguration: [] });
        const { outpost } = plant;
        const subnet = new OutpostSubnet(plant.stack, 'SharedLine', { vpc, outpost, ipv4CidrBlock: '100.64.8.0/24' });
        storage({ ...plant, vpc, subnet });
      },
    },
    'two buckets of one name': {
      found: 'bucket-name-is-taken',
      at: 'Recipes',
      fix: /Use a unique name for each bucket/,
      make: (plant) => {
        storage(plant);
        accessPoint(plant, bucket(plant, 'Copy'), { id: 'CopyAccess', name: 'copy' });
      },
    },
    'two access points of one name': {
      found: 'access-point-name-is-taken',
      at: 'Again',
      fix: /S3OutpostsAccessPoint` generates one/,
      make: (plant) => accessPoint(plant, storage(plant), { id: 'Again' }),
    },
    'an access point for everybody': {
      found: 's3-policy-is-public',
      at: 'Access',
      fix: /Specify the principals/,
      make: (plant) => storage(plant, { access: { policy: allowing(new AnyPrincipal(), arnOf(plant, '*')) } }),
    },
    'the actions of S3 in the Region': {
      found: 's3-policy-with-actions-of-region',
      at: 'Access',
      fix: /s3-outposts:GetObject/,
      make: (plant) =>
        storage(plant, { access: { policy: allowing(new AccountPrincipal('111122223333'), arnOf(plant, '*'), 's3:GetObject') } }),
    },
    'a policy of a bucket that names every machine': {
      found: 'bucket-policy-too-large',
      at: 'Policy',
      fix: /policies of multiple access points/,
      make: (plant) => {
        const policyDocument = new PolicyDocument();
        const roles = Array.from({ length: 600 }, (_, index) => new ArnPrincipal(`arn:aws:iam::111122223333:role/machine-${index}`));
        policyDocument.addStatements(
          new PolicyStatement({ principals: roles, actions: ['s3-outposts:GetObject'], resources: [arnOf(plant, '*')] }),
        );
        new CfnBucketPolicy(plant.stack, 'Policy', { bucket: storage(plant).attrArn, policyDocument });
      },
    },
    'the policy of a bucket with actions of S3 in the Region': {
      found: 's3-policy-with-actions-of-region',
      at: 'Policy',
      fix: /Use s3-outposts actions/,
      make: (plant) => {
        const policyDocument = allowing(new AccountPrincipal('111122223333'), arnOf(plant, '*'), 's3:*');
        new CfnBucketPolicy(plant.stack, 'Policy', { bucket: storage(plant).attrArn, policyDocument });
      },
    },
  },
);
