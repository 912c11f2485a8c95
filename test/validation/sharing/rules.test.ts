import { OUTPOST_ARN, resource } from '../../../lib/validation/example';
import type { Inventory } from '../../../lib/inventory/inventory';
import { findingsIn } from '../synthesized';

const ROUTE_TABLE_ID = 'lgw-rtb-0123456789abcdef0';
const association = resource('AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation', {
  LocalGatewayRouteTableId: ROUTE_TABLE_ID,
  LocalGatewayVirtualInterfaceGroupId: 'lgw-vif-grp-0123456789abcdef0',
});
const found = (inventory: Inventory, account?: string) => findingsIn({ resources: { Association: association }, inventory, account });

test('a VIF group is associated with the local gateway route table of another account', () => {
  const owned = { localGatewayRouteTables: [{ LocalGatewayRouteTableId: ROUTE_TABLE_ID, OwnerId: '111122223333' }] };
  expect(found(owned, '444455556666')).toEqual([
    'error local-gateway-part-in-another-account Association Properties.LocalGatewayRouteTableId',
  ]);
  expect(found(owned, '111122223333')).toEqual([]);
  expect(found(owned)).toEqual([]);
  expect(found({}, '444455556666')).toEqual([]);
});

test.each([
  ['arn:aws:ec2:us-west-2:111122223333:coip-pool/ipv4pool-coip-0123456789abcdef0', true],
  ['arn:aws:s3-outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718/s3', true],
  ['arn:aws:outposts:us-west-2:444455556666:site/os-0123456789abcdef0', false],
  ['arn:aws:license-manager:us-west-2:111122223333:license-configuration:lic-0', false],
  [{ 'Fn::Sub': 'arn:aws:outposts:us-west-2:${Owner}:outpost/op-0a1b2c3d4e5f60718' }, false],
])('account 444455556666 shares %j', (arn, isReported) => {
  const Share = resource('AWS::RAM::ResourceShare', { Name: 'Plant', ResourceArns: [arn], Principals: ['777788889999'] });
  const findings = findingsIn({ resources: { Share }, account: '444455556666' });
  expect(findings.some((finding) => finding.includes('outposts-share-of-another-account'))).toBe(isReported);
});

test('an App with the Outpost and its share in one account is not reported', () => {
  const Share = resource('AWS::RAM::ResourceShare', { Name: 'Plant', AllowExternalPrincipals: false, ResourceArns: [OUTPOST_ARN] });
  expect(findingsIn({ resources: { Share }, account: '111122223333' })).toEqual([]);
});

test.each<[object, boolean]>([
  [{ 'Fn::GetAtt': ['Role', 'Arn'] }, true],
  [{ 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/operator' }, true],
  [{ 'Fn::Sub': 'arn:aws:organizations::${Owner}:ou/o-0123456789/ou-0123-01234567' }, false],
])('an Outpost is shared with principal %j', (principal, isReported) => {
  const Role = resource('AWS::IAM::Role', { AssumeRolePolicyDocument: {} });
  const properties = { Name: 'Plant', AllowExternalPrincipals: false, ResourceArns: [OUTPOST_ARN], Principals: [principal] };
  const findings = findingsIn({ resources: { Role, Share: resource('AWS::RAM::ResourceShare', properties) } });
  expect(findings).toEqual(isReported ? ['warning outposts-share-with-iam-principal Share Properties.Principals'] : []);
});

test('a placement group, which can be shared with an IAM role, is not reported', () => {
  const properties = { Name: 'Plant', ResourceArns: ['arn:aws:ec2:us-west-2:111122223333:placement-group/plant'] };
  const Share = resource('AWS::RAM::ResourceShare', { ...properties, Principals: ['arn:aws:iam::444455556666:role/operator'] });
  expect(findingsIn({ resources: { Share } })).toEqual([]);
});

test.each<[object, boolean]>([
  [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, true],
  [{ 'Fn::Sub': 'arn:aws:s3-outposts:${AWS::Region}:${AWS::AccountId}:outpost/op-0a1b2c3d4e5f60718/endpoint/0123456789012345678' }, true],
  [{ 'Fn::Sub': 'arn:aws:s3-outposts:${AWS::Region}:${AWS::AccountId}:outpost/op-0a1b2c3d4e5f60718/s3' }, false],
])('a resource share contains %j of S3 on Outposts', (arn, isReported) => {
  const Bucket = resource('AWS::S3Outposts::Bucket', { BucketName: 'readings', OutpostId: 'op-0a1b2c3d4e5f60718' });
  const properties = { Name: 'Plant', AllowExternalPrincipals: false, ResourceArns: [arn], Principals: ['444455556666'] };
  const findings = findingsIn({ resources: { Bucket, Share: resource('AWS::RAM::ResourceShare', properties) } });
  expect(findings.filter((finding) => finding.includes('Share'))).toEqual(
    isReported ? ['warning s3-outposts-part-in-resource-share Share Properties.ResourceArns'] : [],
  );
});
