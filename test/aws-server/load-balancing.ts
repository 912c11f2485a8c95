import { AwsQuery, members, pairs, type Operations } from './aws-query';
import { AwsError, one, type AwsRequest, type AwsState } from './state';

/** A load balancer, as `DescribeLoadBalancers` answers it, with what other operations tell of it. */
export interface LoadBalancerElement {
  readonly LoadBalancerArn: string;
  readonly LoadBalancerName: string;
  readonly CustomerOwnedIpv4Pool?: string;
  readonly Scheme: string;
  readonly SubnetId: string;
  readonly SecurityGroups: readonly string[];
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly Attributes: { readonly [key: string]: string };
  /** Why it fails instead of becoming active. */
  readonly failure?: string;
  /** Becomes active when it was described so often. */
  readonly looksUntilActive: number;
}

/** So many elements are on a page. */
const PAGE = 2;

const operations: Operations = {
  /** Answers what there is where the same was asked for before. */
  CreateLoadBalancer(request, state) {
    const LoadBalancerName = required(request, 'Name');
    if (!/^(?!internal-)[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/.test(LoadBalancerName)) {
      throw new AwsError('ValidationError', 400, `The load balancer name '${LoadBalancerName}' is not valid`);
    }
    const pool = one(request, 'CustomerOwnedIpv4Pool');
    if (pool && !state.inventory.coipPools?.some(({ PoolId }) => PoolId === pool)) {
      throw new AwsError('InvalidConfigurationRequest', 400, `the pool '${pool}' does not exist`);
    }
    const subnets = members(request, 'Subnets');
    if (subnets.length !== 1) throw new AwsError('InvalidConfigurationRequest', 400, 'one Outpost subnet must be specified');
    const wanted = {
      LoadBalancerName,
      CustomerOwnedIpv4Pool: pool,
      Scheme: one(request, 'Scheme') ?? 'internet-facing',
      SubnetId: subnets[0],
      SecurityGroups: members(request, 'SecurityGroups'),
    };
    const existing = state.loadBalancers.find((balancer) => balancer.LoadBalancerName === LoadBalancerName);
    if (existing) {
      if (Object.entries(wanted).every(([name, value]) => JSON.stringify(existing[name as keyof typeof wanted]) === JSON.stringify(value)))
        return { LoadBalancers: [described(existing)] };
      throw new AwsError('DuplicateLoadBalancerName', 400, `A load balancer with the name '${LoadBalancerName}' exists already`);
    }
    const { region, account } = state.inventory;
    const id = state.newId('').slice(1);
    const made: LoadBalancerElement = {
      ...wanted,
      LoadBalancerArn: `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/app/${LoadBalancerName}/${id}`,
      Tags: pairs(request, 'Tags'),
      Attributes: {},
      looksUntilActive: 2,
    };
    state.loadBalancers.push(made);
    return { LoadBalancers: [described(made)] };
  },

  DescribeLoadBalancers(request, state) {
    const arns = members(request, 'LoadBalancerArns');
    for (const arn of arns) if (!state.loadBalancers.some(({ LoadBalancerArn }) => LoadBalancerArn === arn)) throw notFound(arn);
    const start = Number(one(request, 'Marker') ?? 0);
    const all = state.loadBalancers.filter(({ LoadBalancerArn }) => arns.length === 0 || arns.includes(LoadBalancerArn));
    const shown = all.slice(start, start + PAGE);
    const answer = { LoadBalancers: shown.map(described), NextMarker: start + PAGE < all.length ? String(start + PAGE) : undefined };
    for (const { LoadBalancerArn, looksUntilActive } of state.isEndless ? [] : shown) {
      change(state, LoadBalancerArn, { looksUntilActive: Math.max(0, looksUntilActive - 1) });
    }
    return answer;
  },

  DescribeTags(request, state) {
    return {
      TagDescriptions: members(request, 'ResourceArns').map((ResourceArn) => ({ ResourceArn, Tags: balancerOf(state, ResourceArn).Tags })),
    };
  },

  DeleteLoadBalancer(request, state) {
    const arn = required(request, 'LoadBalancerArn');
    const index = state.loadBalancers.findIndex(({ LoadBalancerArn }) => LoadBalancerArn === arn);
    // Where it does not exist, the call succeeds.
    if (index < 0) return {};
    if (state.loadBalancers[index].Attributes['deletion_protection.enabled'] === 'true') {
      throw new AwsError('OperationNotPermitted', 400, `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`);
    }
    const [{ CustomerOwnedIpv4Pool: pool = '' }] = state.loadBalancers.splice(index, 1);
    state.lingering.push({ Description: `ELB ${arn.split(':loadbalancer/')[1]}`, pool, looks: 3 });
    return {};
  },

  SetSecurityGroups(request, state) {
    const SecurityGroups = members(request, 'SecurityGroups');
    change(state, required(request, 'LoadBalancerArn'), { SecurityGroups });
    return { SecurityGroupIds: SecurityGroups };
  },

  ModifyLoadBalancerAttributes(request, state) {
    const arn = required(request, 'LoadBalancerArn');
    const changed = pairs(request, 'Attributes');
    const Attributes = { ...balancerOf(state, arn).Attributes, ...Object.fromEntries(changed.map(({ Key, Value }) => [Key, Value])) };
    change(state, arn, { Attributes });
    return { Attributes: Object.entries(Attributes).map(([Key, Value]) => ({ Key, Value })) };
  },

  AddTags(request, state) {
    const added = pairs(request, 'Tags');
    for (const arn of members(request, 'ResourceArns')) {
      const kept = balancerOf(state, arn).Tags.filter(({ Key }) => !added.some((tag) => tag.Key === Key));
      change(state, arn, { Tags: [...kept, ...added] });
    }
    return {};
  },

  RemoveTags(request, state) {
    const keys = members(request, 'TagKeys');
    for (const arn of members(request, 'ResourceArns')) {
      change(state, arn, { Tags: balancerOf(state, arn).Tags.filter(({ Key }) => !keys.includes(Key)) });
    }
    return {};
  },
};

export const elasticLoadBalancing = new AwsQuery(
  'elasticloadbalancing',
  'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
  operations,
);

function described({ LoadBalancerArn, LoadBalancerName, ...balancer }: LoadBalancerElement): object {
  const [, region] = /^arn:aws:elasticloadbalancing:([\w-]+):/.exec(LoadBalancerArn)!;
  const { CustomerOwnedIpv4Pool, Scheme, SubnetId, SecurityGroups, looksUntilActive, failure } = balancer;
  return {
    LoadBalancerArn,
    LoadBalancerName,
    DNSName: `${LoadBalancerName}-1234567890.${region}.elb.amazonaws.com`,
    CanonicalHostedZoneId: 'Z3Q77PNBQS71R4',
    State: failure ? { Code: 'failed', Reason: failure } : { Code: looksUntilActive === 0 ? 'active' : 'provisioning' },
    Type: 'application',
    AvailabilityZones: [{ SubnetId, ZoneName: `${region}a` }],
    CustomerOwnedIpv4Pool,
    Scheme,
    SecurityGroups,
  };
}

function balancerOf(state: AwsState, arn: string): LoadBalancerElement {
  const found = state.loadBalancers.find(({ LoadBalancerArn }) => LoadBalancerArn === arn);
  if (!found) throw notFound(arn);
  return found;
}

function change(state: AwsState, arn: string, changed: Partial<LoadBalancerElement>): void {
  const index = state.loadBalancers.indexOf(balancerOf(state, arn));
  state.loadBalancers[index] = { ...state.loadBalancers[index], ...changed };
}

function required(request: AwsRequest, name: string): string {
  const value = one(request, name);
  if (!value) throw new AwsError('ValidationError', 400, `${name} is required`);
  return value;
}

function notFound(arn: string): AwsError {
  return new AwsError('LoadBalancerNotFound', 400, `One or more load balancers not found: ${arn}`);
}
