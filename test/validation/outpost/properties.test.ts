import { evaluate } from '../../../lib/validation/evaluate';
import { OUTPOST_ARN } from '../../../lib/validation/example';
import { readFacts } from '../../../lib/validation/facts/read';
import { rules } from '../../../lib/validation/rules';

const RULES = rules.filter(({ id }) =>
  ['property-is-not-in-cloudformation', 'identifier-has-wrong-form', 'outpost-arn-is-malformed', 'outpost-of-another-region'].includes(id),
);

function findingsOf(Type: string, Properties: object) {
  const body = { Parameters: { Given: { Type: 'String' } }, Resources: { It: { Type, Properties } } };
  const facts = readFacts([{ name: 'Plant', path: 'plant.json', body, region: 'us-west-2', account: '111122223333' }]);
  return evaluate(facts, RULES).findings.map(({ ruleId, path, message }) => ({ ruleId, path, message }));
}

describe('a property that CloudFormation does not support', () => {
  test.each([
    ['AWS::EC2::EIP', 'CustomerOwnedIpv4Pool', 'CoipAddress'],
    ['AWS::EC2::Subnet', 'MapCustomerOwnedIpOnLaunch', 'CoipAutoAssign'],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'CustomerOwnedIpv4Pool', 'CoipLoadBalancer'],
    ['AWS::RDS::DBInstance', 'EnableCustomerOwnedIp', 'DbInstanceCoip'],
    ['AWS::ElastiCache::ReplicationGroup', 'OutpostMode', 'OutpostReplicationGroup'],
    ['AWS::ElastiCache::CacheCluster', 'PreferredOutpostArn', 'OutpostReplicationGroup'],
    ['AWS::EC2::CapacityReservation', 'OutpostArn', 'OutPostArn'],
    ['AWS::EC2::Volume', 'OutPostArn', 'OutpostArn'],
    ['AWS::EC2::Subnet', 'outpostArn', 'OutpostArn'],
    ['AWS::EC2::Instance', 'OutpostArn', 'a subnet on the Outpost in SubnetId'],
    ['AWS::EC2::NatGateway', 'OutpostArn', 'a subnet on the Outpost'],
    ['AWS::Lambda::Function', 'OutpostArn', 'a subnet on the Outpost'],
    ['AWS::EKS::Cluster', 'OutpostArns', 'OutpostConfig.OutpostArns'],
    ['AWS::S3::Bucket', 'OutpostId', 'AWS::S3Outposts::Bucket'],
    ['AWS::S3Outposts::Bucket', 'OutpostArn', 'OutpostId'],
    ['AWS::S3Outposts::Bucket', 'VersioningConfiguration', 'S3OutpostsBucket'],
    ['AWS::DataSync::LocationS3', 'AgentArns', 'BackupLink'],
    ['AWS::EC2::Route', 'LocalGatewayRouteTableId', 'LocalGatewayId'],
  ])('%s: %s, with what to use instead', (type, property, instead) => {
    // The name is at fault, so that a value that only the deployment knows is found, too.
    for (const value of ['value', { Ref: 'Given' }]) {
      const [finding, ...others] = findingsOf(type, { [property]: value });
      expect(finding).toMatchObject({ ruleId: 'property-is-not-in-cloudformation', path: `Properties.${property}` });
      expect(finding.message).toContain(instead);
      expect(others).toEqual([]);
    }
  });

  test('is found in a launch template', () => {
    expect(findingsOf('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { OutpostArn: OUTPOST_ARN } })).toMatchObject([
      { path: 'Properties.LaunchTemplateData.OutpostArn' },
    ]);
  });

  test.each([
    ['AWS::EC2::CapacityReservation', { OutPostArn: OUTPOST_ARN }],
    ['AWS::S3Outposts::Endpoint', { CustomerOwnedIpv4Pool: 'ipv4pool-coip-0123456789abcdef0', OutpostId: 'op-0a1b2c3d4e5f60718' }],
    ['AWS::EKS::Cluster', { OutpostConfig: { OutpostArns: [OUTPOST_ARN] } }],
    ['AWS::EC2::EIP', { CustomerOwnedIpv4Pool: { 'Fn::If': ['Sometimes', 'pool', { Ref: 'AWS::NoValue' }] } }],
    ['AWS::EC2::EIP', { PublicIpv4Pool: 'ipv4pool-ec2-0123456789abcdef0' }],
    ['AWS::SomeOther::Type', { OutpostArn: OUTPOST_ARN }],
  ])('%s %j is none', (type, properties) => {
    expect(findingsOf(type, properties)).toEqual([]);
  });
});

describe('an identifier of the wrong form', () => {
  const ARN = 'arn:aws:ec2:us-west-2:111122223333:local-gateway-route-table/lgw-rtb-0123456789abcdef0';

  test.each([
    ['AWS::S3Outposts::Bucket', { OutpostId: OUTPOST_ARN }, 'OutpostId', 'is not an ID'],
    ['AWS::EC2::LocalGatewayRouteTableVPCAssociation', { LocalGatewayRouteTableId: ARN }, 'LocalGatewayRouteTableId', 'is not an ID'],
    ['AWS::S3Outposts::AccessPoint', { Bucket: 'readings' }, 'Bucket', '"readings" is not an ARN'],
    ['AWS::RAM::ResourceShare', { ResourceArns: [ARN, 'op-0a1b2c3d4e5f60718'] }, 'ResourceArns', '"op-0a1b2c3d4e5f60718" is not an ARN'],
    ['AWS::S3Outposts::Endpoint', { OutpostId: { 'Fn::Sub': 'arn:aws:outposts:${Given}:outpost/op' } }, 'OutpostId', 'is not an ID'],
  ])('%s %j', (type, properties, property, message) => {
    expect(findingsOf(type, properties)).toEqual([
      { ruleId: 'identifier-has-wrong-form', path: `Properties.${property}`, message: expect.stringContaining(message) },
    ]);
  });

  test('of the Outpost of a local cluster is found as in other resources', () => {
    const cluster = (arn: unknown) => findingsOf('AWS::EKS::Cluster', { OutpostConfig: { OutpostArns: [arn] } });
    expect(cluster('op-0a1b2c3d4e5f60718')).toMatchObject([
      { ruleId: 'outpost-arn-is-malformed', path: 'Properties.OutpostConfig.OutpostArns' },
    ]);
    expect(cluster(OUTPOST_ARN.replace('us-west-2', 'us-east-1'))).toMatchObject([{ ruleId: 'outpost-of-another-region' }]);
    expect(cluster({ Ref: 'Given' })).toEqual([]);
  });

  test.each([
    ['AWS::S3Outposts::Bucket', { OutpostId: { Ref: 'Given' } }],
    ['AWS::S3Outposts::AccessPoint', { Bucket: { Ref: 'Given' } }],
    ['AWS::RAM::ResourceShare', { ResourceArns: { Ref: 'Given' } }],
    ['AWS::RAM::ResourceShare', { ResourceArns: [ARN, { Ref: 'Given' }] }],
    ['AWS::S3Outposts::AccessPoint', { Bucket: { 'Fn::Sub': 'arn:aws:s3-outposts:${Given}:bucket/readings' } }],
  ])('is not %s %j', (type, properties) => {
    expect(findingsOf(type, properties)).toEqual([]);
  });
});
