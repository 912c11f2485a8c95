import {
  AllocateAddressCommand,
  CreateTagsCommand,
  DeleteTagsCommand,
  DescribeAddressesCommand,
  EC2Client,
  ReleaseAddressCommand,
  type Address,
  type Filter,
} from '@aws-sdk/client-ec2';
import { ensure } from '../lifecycle/attempts';
import { IDEMPOTENT, NOT_IDEMPOTENT } from '../lifecycle/limits';
import { handlerOf } from '../lifecycle/owned-resource';
import { tagChanges, type Tag } from '../lifecycle/tags';

/** See `provider.ts`. */
interface Properties {
  readonly CustomerOwnedIpv4Pool: string;
  readonly Address?: string;
  readonly Tags?: readonly Tag[];
}

const ec2 = new EC2Client(IDEMPOTENT);
const ec2NoRetry = new EC2Client(NOT_IDEMPOTENT);

export const handler = handlerOf<Properties, Address>({
  idPrefix: 'eipalloc-',
  idOf: ({ AllocationId }) => AllocationId!,
  find,
  get: addressOf,
  // Without a specified address, the existing address remains.
  requiresReplacement: ({ CustomerOwnedIpv4Pool, CustomerOwnedIp }, wanted) =>
    CustomerOwnedIpv4Pool !== wanted.CustomerOwnedIpv4Pool || CustomerOwnedIp !== (wanted.Address ?? CustomerOwnedIp),

  create: ({ CustomerOwnedIpv4Pool, Address, Tags = [] }, tags) =>
    ec2NoRetry.send(
      new AllocateAddressCommand({
        Domain: 'vpc',
        CustomerOwnedIpv4Pool,
        Address,
        TagSpecifications: [{ ResourceType: 'elastic-ip', Tags: [...Tags, ...tags] }],
      }),
    ),

  async adjust({ AllocationId }, wanted, old = wanted) {
    const { stale, changed } = tagChanges(old.Tags, wanted.Tags);
    if (stale.length > 0) await ec2.send(new DeleteTagsCommand({ Resources: [AllocationId!], Tags: stale }));
    if (changed.length > 0) await ec2.send(new CreateTagsCommand({ Resources: [AllocationId!], Tags: changed }));
  },

  inUse: ({ AllocationId, AssociationId, CustomerOwnedIp, InstanceId, NetworkInterfaceId }) => {
    const by = [InstanceId, NetworkInterfaceId].filter(Boolean).join(', ');
    const use = `address ${CustomerOwnedIp} (${AllocationId}) cannot be released: it is associated with ${by}; disassociate it first`;
    return Promise.resolve(AssociationId && use);
  },

  remove: ({ AllocationId }) =>
    ensure(
      () => ec2NoRetry.send(new ReleaseAddressCommand({ AllocationId })),
      async () => (await addressOf(AllocationId!)) === undefined,
    ),

  attributes: ({ AllocationId, CustomerOwnedIp }) => ({ AllocationId: AllocationId!, CustomerOwnedIp: CustomerOwnedIp! }),
});

/** The response is not paginated. */
async function find(filters: Filter[]): Promise<Address[]> {
  return (await ec2.send(new DescribeAddressesCommand({ Filters: filters }))).Addresses ?? [];
}

async function addressOf(id: string): Promise<Address | undefined> {
  return (await find([{ Name: 'allocation-id', Values: [id] }]))[0];
}
