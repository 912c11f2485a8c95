import {
  CreateCoipCidrCommand,
  CreateCoipPoolCommand,
  CreateTagsCommand,
  DeleteCoipCidrCommand,
  DeleteCoipPoolCommand,
  DeleteTagsCommand,
  EC2Client,
  GetCoipPoolUsageCommand,
  paginateDescribeCoipPools,
  type CoipAddressUsage,
  type CoipPool,
  type Filter,
} from '@aws-sdk/client-ec2';
import { contains, overlap } from '../../catalog/cidr';
import { ensure, isRejection, whenListed } from '../lifecycle/attempts';
import { IDEMPOTENT, NOT_IDEMPOTENT } from '../lifecycle/limits';
import { handlerOf } from '../lifecycle/owned-resource';
import { tagChanges, type Tag } from '../lifecycle/tags';

/** See `provider.ts`. */
interface Properties {
  readonly LocalGatewayRouteTableId: string;
  readonly Cidrs: readonly string[];
  readonly Tags?: readonly Tag[];
}

const ec2 = new EC2Client(IDEMPOTENT);
const ec2NoRetry = new EC2Client(NOT_IDEMPOTENT);

/** Maximum number of addresses in a reason. */
const MAX_LISTED = 10;

export const handler = handlerOf<Properties, CoipPool>({
  idPrefix: 'ipv4pool-coip-',
  idOf: ({ PoolId }) => PoolId!,
  find,
  get: poolOf,
  requiresReplacement({ LocalGatewayRouteTableId, PoolId, PoolCidrs = [] }, wanted) {
    if (LocalGatewayRouteTableId === wanted.LocalGatewayRouteTableId) return false;
    // CloudFormation deletes the old pool after the creation of the new one.
    const taken = wanted.Cidrs.filter((cidr) => PoolCidrs.some((other) => overlap(cidr, other)));
    if (taken.length === 0) return true;
    throw new Error(
      `pool ${PoolId} cannot be replaced: CIDR blocks of the new pool overlap with its own: ${taken.join(', ')}; specify other CIDR blocks, ` +
        'or deploy without the pool first',
    );
  },

  async create({ LocalGatewayRouteTableId, Tags = [] }, tags) {
    const TagSpecifications = [{ ResourceType: 'coip-pool' as const, Tags: [...Tags, ...tags] }];
    const { CoipPool } = await ec2NoRetry.send(new CreateCoipPoolCommand({ LocalGatewayRouteTableId, TagSpecifications }));
    return CoipPool!;
  },

  async adjust({ PoolId }, wanted, old = { ...wanted, Cidrs: [] }) {
    const removed = old.Cidrs.filter((cidr) => !wanted.Cidrs.includes(cidr));
    const use = await useOf(PoolId!, removed);
    if (use) throw new Error(use);
    const { PoolCidrs = [] } = (await poolOf(PoolId!)) ?? {};
    for (const cidr of wanted.Cidrs.filter((one) => !PoolCidrs.includes(one))) {
      await ensure(
        () => ec2NoRetry.send(new CreateCoipCidrCommand({ CoipPoolId: PoolId, Cidr: cidr })),
        () => hasCidr(PoolId!, cidr),
      ).catch(async (error: unknown) => {
        // EC2 rejects a CIDR block that the pool has already, which it can list late.
        const isListed = async () => (await hasCidr(PoolId!, cidr)) || undefined;
        if (!isRejection(error) || !(await whenListed(isListed))) throw error;
      });
    }
    // A CIDR block can be listed late.
    for (const cidr of removed) await removeCidr(PoolId!, cidr);
    const { stale, changed } = tagChanges(old.Tags, wanted.Tags);
    if (stale.length > 0) await ec2.send(new DeleteTagsCommand({ Resources: [PoolId!], Tags: stale }));
    if (changed.length > 0) await ec2.send(new CreateTagsCommand({ Resources: [PoolId!], Tags: changed }));
  },

  inUse: ({ PoolId }) => useOf(PoolId!),

  async remove({ PoolId }) {
    // EC2 rejects the deletion of a pool with CIDR blocks, which it can list late.
    let rejection: unknown;
    const isRemoved = await whenListed(() =>
      removePool(PoolId!).catch((error: unknown) => {
        if (!isRejection(error)) throw error;
        rejection = error;
        return undefined;
      }),
    );
    if (!isRemoved) throw rejection;
  },

  attributes: ({ PoolId, PoolArn }) => ({ PoolId: PoolId!, PoolArn: PoolArn ?? '' }),
});

async function removePool(id: string): Promise<true> {
  const pool = await poolOf(id);
  for (const cidr of pool?.PoolCidrs ?? []) await removeCidr(id, cidr);
  await ensure(
    () => ec2NoRetry.send(new DeleteCoipPoolCommand({ CoipPoolId: id })),
    async () => (await poolOf(id)) === undefined,
  );
  return true;
}

async function find(filters: Filter[]): Promise<CoipPool[]> {
  const pools: CoipPool[] = [];
  for await (const page of paginateDescribeCoipPools({ client: ec2 }, { Filters: filters })) pools.push(...(page.CoipPools ?? []));
  return pools;
}

/** Uses a filter, which returns nothing if the pool does not exist: the error codes of CoIP pools are not documented. */
async function poolOf(id: string): Promise<CoipPool | undefined> {
  return (await find([{ Name: 'coip-pool.pool-id', Values: [id] }]))[0];
}

async function hasCidr(id: string, cidr: string): Promise<boolean> {
  return (await poolOf(id))?.PoolCidrs?.includes(cidr) ?? false;
}

async function removeCidr(id: string, cidr: string): Promise<void> {
  await ensure(
    () => ec2NoRetry.send(new DeleteCoipCidrCommand({ CoipPoolId: id, Cidr: cidr })),
    async () => !(await hasCidr(id, cidr)),
  );
}

/** Reason why the pool or its CIDR blocks cannot be deleted. AWS also lists unused addresses, which have no allocation, service and account. */
async function useOf(id: string, cidrs?: readonly string[]): Promise<string | undefined> {
  if (cidrs?.length === 0) return undefined;
  const used: CoipAddressUsage[] = [];
  let NextToken: string | undefined;
  do {
    const page = await ec2.send(new GetCoipPoolUsageCommand({ PoolId: id, NextToken }));
    used.push(...(page.CoipAddressUsages ?? []).filter((usage) => usage.AllocationId ?? usage.AwsAccountId ?? usage.AwsService));
    ({ NextToken } = page);
  } while (NextToken);
  const blocking = used.filter(({ CoIp }) => !cidrs || cidrs.some((cidr) => contains(cidr, CoIp)));
  if (blocking.length === 0) return undefined;
  const listed = blocking
    .slice(0, MAX_LISTED)
    .map(({ CoIp, AllocationId, AwsService, AwsAccountId }) => {
      const by = [AllocationId, AwsService, AwsAccountId && `account ${AwsAccountId}`].filter(Boolean);
      return `${CoIp} (${by.join(', ')})`;
    })
    .join(', ');
  const more = blocking.length > MAX_LISTED ? ` and ${blocking.length - MAX_LISTED} more` : '';
  const what = cidrs ? `${cidrs.join(', ')} of pool ${id} cannot be deleted` : `pool ${id} cannot be deleted`;
  return `${what}: addresses are in use: ${listed}${more}; release them first`;
}
