import { DescribeNetworkInterfacesCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  AddTagsCommand,
  CreateLoadBalancerCommand,
  DeleteLoadBalancerCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  ElasticLoadBalancingV2Client,
  LoadBalancerNotFoundException,
  ModifyLoadBalancerAttributesCommand,
  paginateDescribeLoadBalancers,
  RemoveTagsCommand,
  SetSecurityGroupsCommand,
  type LoadBalancer,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ensure, poll, whenListed } from '../lifecycle/attempts';
import { IDEMPOTENT, NOT_IDEMPOTENT } from '../lifecycle/limits';
import { handlerOf } from '../lifecycle/owned-resource';
import { digestOf, matches, type TagFilter } from '../lifecycle/ownership';
import { tagChanges, type Tag } from '../lifecycle/tags';

/** See `provider.ts`. */
interface Properties {
  readonly SubnetId: string;
  readonly SecurityGroups: readonly string[];
  readonly CustomerOwnedIpv4Pool: string;
  readonly Scheme: 'internet-facing' | 'internal';
  readonly Name?: string;
  readonly Attributes?: { readonly [key: string]: string };
  readonly Tags?: readonly Tag[];
}

/** A load balancer with its tags, which AWS returns separately. */
type TaggedLoadBalancer = LoadBalancer & { readonly Tags: readonly { readonly Key?: string; readonly Value?: string }[] };

const elb = new ElasticLoadBalancingV2Client(IDEMPOTENT);
const elbNoRetry = new ElasticLoadBalancingV2Client(NOT_IDEMPOTENT);

const ec2 = new EC2Client(IDEMPOTENT);

/** Time for Elastic Load Balancing to delete network interfaces. */
const MINUTES_TO_RELEASE = 5;

/** Elastic Load Balancing accepts names of up to 32 characters, and describes the tags of up to 20 load balancers in a call. */
const MAX_NAME_LENGTH = 32;
const PAGE_SIZE = 20;

/** States that CloudFormation also waits for. A load balancer that cannot scale remains `active_impaired` and routes traffic. */
const READY = ['active', 'active_impaired'];

export const handler = handlerOf<Properties, TaggedLoadBalancer>({
  idPrefix: 'arn:',
  idOf: ({ LoadBalancerArn }) => LoadBalancerArn!,
  find,
  get,
  requiresReplacement: ({ AvailabilityZones, CustomerOwnedIpv4Pool, Scheme, LoadBalancerName }, wanted) =>
    AvailabilityZones?.[0]?.SubnetId !== wanted.SubnetId ||
    CustomerOwnedIpv4Pool !== wanted.CustomerOwnedIpv4Pool ||
    Scheme !== wanted.Scheme ||
    (wanted.Name !== undefined && LoadBalancerName !== wanted.Name),

  async create({ SubnetId, SecurityGroups, CustomerOwnedIpv4Pool, Scheme, Name, Tags = [] }, tags) {
    const { LoadBalancers } = await elbNoRetry.send(
      new CreateLoadBalancerCommand({
        // The name makes the request idempotent.
        Name: Name ?? nameOf(tags),
        Subnets: [SubnetId],
        SecurityGroups: [...SecurityGroups],
        CustomerOwnedIpv4Pool,
        Scheme,
        Type: 'application',
        Tags: [...Tags, ...tags],
      }),
    );
    return { ...LoadBalancers![0], Tags: tags };
  },

  async adjust({ LoadBalancerArn }, wanted, old = wanted) {
    const { SecurityGroups = [] } = await whenReady(LoadBalancerArn!);
    if ([...SecurityGroups].sort().join() !== [...wanted.SecurityGroups].sort().join()) {
      await elb.send(new SetSecurityGroupsCommand({ LoadBalancerArn, SecurityGroups: [...wanted.SecurityGroups] }));
    }
    const Attributes = Object.entries(wanted.Attributes ?? {}).map(([Key, Value]) => ({ Key, Value }));
    if (Attributes.length > 0) await elb.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }));
    const { stale, changed } = tagChanges(old.Tags, wanted.Tags);
    const TagKeys = stale.map(({ Key }) => Key);
    if (TagKeys.length > 0) await elb.send(new RemoveTagsCommand({ ResourceArns: [LoadBalancerArn!], TagKeys }));
    if (changed.length > 0) await elb.send(new AddTagsCommand({ ResourceArns: [LoadBalancerArn!], Tags: changed }));
  },

  // AWS returns the reason if it rejects the deletion, such as deletion protection.
  inUse: () => Promise.resolve(undefined),

  async remove({ LoadBalancerArn }, onBegun) {
    await ensure(
      () => elbNoRetry.send(new DeleteLoadBalancerCommand({ LoadBalancerArn })),
      async () => (await get(LoadBalancerArn!)) === undefined,
    );
    onBegun?.();
    await whenReleased(LoadBalancerArn!);
  },

  attributes: ({ DNSName, CanonicalHostedZoneId, LoadBalancerName }) => ({
    DNSName: DNSName!,
    CanonicalHostedZoneID: CanonicalHostedZoneId!,
    LoadBalancerName: LoadBalancerName!,
  }),
});

function nameOf(tags: readonly Tag[]): string {
  return `outpost-${digestOf(tags)}`.slice(0, MAX_NAME_LENGTH);
}

async function whenReady(arn: string): Promise<LoadBalancer> {
  const ready = await poll(
    () => whenListed(() => get(arn)),
    (found) => !found || [...READY, 'failed'].includes(found.State?.Code ?? ''),
    `load balancer ${arn} did not become active`,
  );
  if (!ready) throw new Error(`load balancer ${arn} no longer exists`);
  if (ready.State?.Code === 'failed') throw new Error(`load balancer ${arn} failed: ${ready.State.Reason ?? 'AWS returned no reason'}`);
  return ready;
}

/**
 * Waits until the network interfaces are deleted, which use addresses of the CoIP pool and the security groups. The load balancer is
 * deleted in any case.
 *
 * @see https://repost.aws/knowledge-center/elb-find-load-balancer-ip
 */
async function whenReleased(arn: string): Promise<void> {
  const Filters = [{ Name: 'description', Values: [`ELB ${arn.split(':loadbalancer/')[1]}`] }];
  const interfaces = async () => (await ec2.send(new DescribeNetworkInterfacesCommand({ Filters }))).NetworkInterfaces ?? [];
  await poll(interfaces, (found) => found.length === 0, 'network interfaces were not deleted', MINUTES_TO_RELEASE).catch(() => undefined);
}

async function get(arn: string): Promise<TaggedLoadBalancer | undefined> {
  try {
    const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] }));
    return (await withTags(LoadBalancers))[0];
  } catch (error) {
    if (error instanceof LoadBalancerNotFoundException) return undefined;
    throw error;
  }
}

/** AWS lists load balancers without their tags, and does not support filters. */
async function find(filters: readonly TagFilter[]): Promise<TaggedLoadBalancer[]> {
  const found: TaggedLoadBalancer[] = [];
  for await (const { LoadBalancers = [] } of paginateDescribeLoadBalancers({ client: elb, pageSize: PAGE_SIZE }, {})) {
    found.push(...(await withTags(LoadBalancers)));
  }
  return found.filter(({ Tags }) => matches(Tags, filters));
}

async function withTags(balancers: readonly LoadBalancer[]): Promise<TaggedLoadBalancer[]> {
  if (balancers.length === 0) return [];
  const ResourceArns = balancers.map(({ LoadBalancerArn }) => LoadBalancerArn!);
  try {
    const { TagDescriptions = [] } = await elb.send(new DescribeTagsCommand({ ResourceArns }));
    const tagsOf = (arn?: string) => TagDescriptions.find(({ ResourceArn }) => ResourceArn === arn)?.Tags ?? [];
    return balancers.map((balancer) => ({ ...balancer, Tags: tagsOf(balancer.LoadBalancerArn) }));
  } catch (error) {
    if (!(error instanceof LoadBalancerNotFoundException)) throw error;
    // Another client deleted one of them after it was listed.
    if (balancers.length === 1) return [];
    return (await Promise.all(balancers.map((balancer) => withTags([balancer])))).flat();
  }
}
