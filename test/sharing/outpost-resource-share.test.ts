import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnSubnet } from 'aws-cdk-lib/aws-ec2';
import { CoipPool, LocalGatewayRouteTable, OutpostResourceShare, SharePrincipal, Site } from '../../lib';
import { ENV, newApp, newStack, OUTPOST_ARN, plant } from '../plant';

const OU = 'arn:aws:organizations::111122223333:ou/o-example1234/ou-ab12-cdef3456';
const ORGANIZATION = 'arn:aws:organizations::111122223333:organization/o-example1234';

test('everything that belongs to an Outpost is shared by its ARN, within the organization only', () => {
  const stack = newStack();
  const outpost = plant(stack);
  const table = new LocalGatewayRouteTable(stack, 'Table', { localGateway: outpost.localGateway });
  new OutpostResourceShare(stack, 'Share', {
    principals: [SharePrincipal.account('444455556666'), SharePrincipal.organizationalUnit(OU), SharePrincipal.organization(ORGANIZATION)],
    outposts: [outpost],
    localGatewayRouteTables: [table],
    coipPools: [CoipPool.fromCoipPoolId(stack, 'Pool', 'ipv4pool-coip-0a1b2c3d4e5f60718')],
    sites: [new Site(stack, 'Site')],
    subnets: [new CfnSubnet(stack, 'Subnet', { vpcId: 'vpc-0a1b2c3d4e5f60718' })],
  });
  const ofEc2 = (...name: unknown[]) => ({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ...name]],
  });
  Template.fromStack(stack).hasResourceProperties('AWS::RAM::ResourceShare', {
    Name: 'Plant/Share',
    AllowExternalPrincipals: false,
    Principals: ['444455556666', OU, ORGANIZATION],
    ResourceArns: [
      OUTPOST_ARN,
      { 'Fn::GetAtt': [Match.stringLikeRegexp('^Table'), 'LocalGatewayRouteTableArn'] },
      ofEc2(':ec2:us-west-2:111122223333:coip-pool/ipv4pool-coip-0a1b2c3d4e5f60718'),
      { 'Fn::GetAtt': [Match.stringLikeRegexp('^Site'), 'SiteArn'] },
      ofEc2(':ec2:us-west-2:111122223333:subnet/', { Ref: 'Subnet' }),
    ],
    Tags: [{ Key: 'Name', Value: 'Plant/Share' }],
  });
});

test('a share of nothing, and a share with nobody, is refused', () => {
  const stack = newStack();
  const principals = [SharePrincipal.account('444455556666')];
  expect(() => new OutpostResourceShare(stack, 'Nothing', { principals })).toThrow(
    "resource share 'Plant/Nothing' has no resources; specify outposts, localGatewayRouteTables, coipPools, sites or subnets",
  );
  expect(() => new OutpostResourceShare(stack, 'Nobody', { principals: [], outposts: [plant(stack)] })).toThrow(
    "resource share 'Plant/Nobody' has no principals; specify one, such as SharePrincipal.account('111122223333')",
  );
});

test('a share that exists already is known by its ARN', () => {
  const stack = new Stack(newApp(), 'Plant', { env: ENV });
  const arn = 'arn:aws:ram:us-west-2:111122223333:resource-share/7ab63972-b505-7e2a-420d-6f5d3EXAMPLE';
  expect(OutpostResourceShare.fromResourceShareArn(stack, 'Known', arn).resourceShareArn).toBe(arn);
});
