import { LOCAL_CLUSTER_SERVICES } from '../../../lib/catalog/eks-on-outposts';
import { localCluster, localClusterOnInstanceStore, type LocalClusterDifferences } from '../../../lib/validation/containers/example';
import { inTemplate, resource } from '../../../lib/validation/example';
import type { Json } from '../../../lib/validation/facts/template';
import { findingsIn } from '../synthesized';

const check = (cluster: { readonly [id: string]: Json }, more: { readonly [id: string]: Json } = {}, region = 'us-west-2') =>
  findingsIn({ ...inTemplate({ ...cluster, ...more }), region });
const onEbs = (unlike: LocalClusterDifferences = {}) => localCluster(unlike);
const onInstanceStore = (unlike: LocalClusterDifferences = {}) => localClusterOnInstanceStore(unlike);
const access = (AuthenticationMode: unknown, BootstrapClusterCreatorAdminPermissions: unknown = true) => ({
  cluster: { AccessConfig: { AuthenticationMode, BootstrapClusterCreatorAdminPermissions } },
});

describe('the access configuration of a local cluster', () => {
  const REJECTED = 'error local-cluster-access-is-not-supported Cluster Properties.AccessConfig';

  test.each(['API', 'API_AND_CONFIG_MAP'])('on EBS is not %s', (mode) => {
    expect(check(onEbs(access(mode)))).toEqual([`${REJECTED}.AuthenticationMode`]);
    expect(check(onInstanceStore(access(mode)))).toEqual([]);
  });

  test('on instance store is not CONFIG_MAP', () => {
    expect(check(onInstanceStore(access('CONFIG_MAP')))).toEqual([`${REJECTED}.AuthenticationMode`]);
    expect(check(onEbs(access('CONFIG_MAP')))).toEqual([]);
  });

  test('on EBS makes the creator an administrator', () => {
    expect(check(onEbs(access('CONFIG_MAP', false)))).toEqual([`${REJECTED}.BootstrapClusterCreatorAdminPermissions`]);
    expect(check(onInstanceStore(access('API', false)))).toEqual([]);
  });

  test('is left alone if it is unknown', () => {
    expect(check(onEbs(access({ Ref: 'Mode' }, { Ref: 'Admin' })))).toEqual([]);
    expect(check(onEbs({ ...access('API'), outpost: { EtcdInstanceType: { Ref: 'Type' } } }))).toEqual([]);
  });

  test('has access entries on instance store only', () => {
    const Entry = resource('AWS::EKS::AccessEntry', {
      ClusterName: { Ref: 'Cluster' },
      PrincipalArn: 'arn:aws:iam::111122223333:role/operators',
    });
    expect(check(onEbs(), { Entry })).toEqual(['error feature-is-not-supported-on-local-cluster Entry Properties.ClusterName']);
    expect(check(onInstanceStore(), { Entry })).toEqual([]);
  });
});

test('the VPC endpoints allow HTTPS from the subnets of the cluster', () => {
  const closedTo = (CidrIp: string) => ({
    EndpointGroup: resource('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Endpoints',
      VpcId: { Ref: 'Vpc' },
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp }],
    }),
  });
  const cluster = onEbs({ services: LOCAL_CLUSTER_SERVICES });
  expect(check(cluster, closedTo('10.0.8.0/24'))).toEqual([]);
  expect(new Set(check(cluster, closedTo('10.0.1.0/24')).map((finding) => finding.split(' ')[1]))).toEqual(
    new Set(['local-cluster-vpc-endpoint-without-https']),
  );
});

test('the VPC has an IPv6 CIDR block, which only local clusters on EBS reject', () => {
  const Block = resource('AWS::EC2::VPCCidrBlock', { VpcId: { Ref: 'Vpc' }, AmazonProvidedIpv6CidrBlock: true });
  expect(check(onEbs(), { Block })).toEqual(['error local-cluster-vpc-with-ipv6 Block Properties.VpcId']);
  expect(check(onInstanceStore(), { Block })).toEqual([]);
});

test('the Regions depend on the storage', () => {
  const unlisted = (cluster: { readonly [id: string]: Json }, region: string) =>
    check(cluster, {}, region).filter((found) => found.includes('unsupported-region'));
  const FOUND = ['warning local-cluster-in-unsupported-region Cluster Properties.OutpostConfig'];
  expect(unlisted(onEbs(), 'eu-west-3')).toEqual(FOUND);
  expect(unlisted(onInstanceStore(), 'eu-west-3')).toEqual([]);
  expect(unlisted(onInstanceStore(), 'us-gov-west-1')).toEqual(FOUND);
});
