import * as ec2 from 'aws-cdk-lib/aws-ec2';
import {
  CfnOutpostResolver,
  CfnResolverEndpoint,
  CfnResolverQueryLoggingConfig,
  CfnResolverQueryLoggingConfigAssociation,
} from 'aws-cdk-lib/aws-route53resolver';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { version } from 'aws-cdk-lib/package.json';
import { GENERATION_2, prove, SERVER, type Plant } from '../validated-stacks';

const CDK_MINOR = Number(version.split('.')[1]);

const resolver = ({ stack, outpost }: Plant, preferredInstanceType = 'm5.large', instanceCount = 4) =>
  new CfnOutpostResolver(stack, 'Names', { name: 'names', outpostArn: outpost.outpostArn, preferredInstanceType, instanceCount });

/** Lets the building ask for names of the VPC. */
function endpoint({ stack, vpc, outpost, subnet }: Plant, unlike: Record<string, unknown> = {}): CfnResolverEndpoint {
  const { securityGroupId } = new ec2.SecurityGroup(stack, 'Dns', { vpc });
  return new CfnResolverEndpoint(stack, 'Endpoint', {
    direction: 'INBOUND',
    securityGroupIds: [securityGroupId],
    ipAddresses: [{ subnetId: subnet.subnetId }, { subnetId: subnet.subnetId }],
    outpostArn: outpost.outpostArn,
    preferredInstanceType: 'm5.large',
    resolverEndpointType: 'IPV4',
    ...unlike,
  });
}

prove(
  {
    'a Resolver': (plant) => resolver(plant),
    'a Resolver with an endpoint': (plant) => endpoint(plant).addDependency(resolver(plant)),
    'an endpoint in the Region': (plant) =>
      endpoint(plant, {
        outpostArn: undefined,
        preferredInstanceType: undefined,
        ipAddresses: plant.vpc.isolatedSubnets.map(({ subnetId }) => ({ subnetId })),
      }),
  },
  {
    'an endpoint without an instance type': {
      found: 'resolver-endpoint-without-instance-type',
      at: 'Endpoint',
      fix: /both OutpostArn and PreferredInstanceType/,
      make: (plant) => endpoint(plant, { preferredInstanceType: undefined }),
    },
    'an endpoint with an instance type and no Outpost': {
      found: 'resolver-endpoint-without-instance-type',
      at: 'Endpoint',
      fix: /or neither/,
      make: (plant) => endpoint(plant, { outpostArn: undefined }),
    },
    'an endpoint of both address families': {
      found: 'resolver-endpoint-without-ipv4',
      at: 'Endpoint',
      fix: /Set ResolverEndpointType to IPV4/,
      make: (plant) => endpoint(plant, { resolverEndpointType: 'DUALSTACK' }),
    },
    'an endpoint of IPv6': {
      found: 'resolver-endpoint-without-ipv4',
      at: 'Endpoint',
      fix: /Set ResolverEndpointType to IPV4/,
      make: (plant) => endpoint(plant, { resolverEndpointType: 'IPV6' }),
    },
    'an endpoint on a second-generation rack': {
      found: 'resolver-endpoint-on-second-generation',
      at: 'Endpoint',
      fix: /Keep the endpoint in the Region/,
      outpost: GENERATION_2,
      make: (plant) => endpoint(plant, { preferredInstanceType: 'm7i.large' }),
    },
    'the log of queries from the Outpost': {
      found: 'query-logging-without-outpost-subnets',
      at: 'Logging',
      fix: /Log DNS queries on the Outpost yourself/,
      make: ({ stack, vpc }) => {
        const { logGroupArn: destinationArn } = new LogGroup(stack, 'Queries');
        const { attrId } = new CfnResolverQueryLoggingConfig(stack, 'Config', { name: 'queries', destinationArn });
        new CfnResolverQueryLoggingConfigAssociation(stack, 'Logging', { resolverQueryLogConfigId: attrId, resourceId: vpc.vpcId });
      },
    },
    'an outbound endpoint without an instance type': {
      found: 'resolver-endpoint-without-instance-type',
      at: 'Endpoint',
      fix: /both OutpostArn and PreferredInstanceType/,
      make: (plant) => endpoint(plant, { direction: 'OUTBOUND', preferredInstanceType: undefined }),
    },
    'a Resolver of two instances': {
      found: 'F3034',
      at: 'Names',
      fix: /InstanceCount: 2 is less than the minimum of 4/,
      make: (plant) => resolver(plant, 'm5.large', 2),
    },
    // AWS's validator knows the minimum since aws-cdk-lib 2.276.
    ...(CDK_MINOR >= 276 && {
      'an endpoint with one address': {
        found: 'F3032',
        at: 'Endpoint',
        fix: /IpAddresses: expected minimum item count: 2/,
        make: (plant) => endpoint(plant, { ipAddresses: [{ subnetId: plant.subnet.subnetId }] }),
      },
    }),
    'a Resolver on a server': {
      found: 'resolver-on-server',
      at: 'Names',
      fix: /on an Outposts rack or in the Region/,
      outpost: SERVER,
      make: (plant) => resolver(plant),
    },
    'a Resolver of a type that the racks have no slots for': {
      found: 'resolver-instance-type-is-not-available',
      at: 'Names',
      fix: /capacity task/,
      make: (plant) => resolver(plant, 'm5.4xlarge'),
    },
    'a Resolver of a type of the other generation': {
      found: 'resolver-instance-type-is-not-available',
      at: 'Names',
      fix: /that the Outpost is configured for/,
      outpost: GENERATION_2,
      make: (plant) => resolver(plant),
    },
  },
);
