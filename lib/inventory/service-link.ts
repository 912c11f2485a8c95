import type { TagElement } from './local-gateway';

/**
 * A virtual interface of the service link.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ServiceLinkVirtualInterface.html
 */
export interface ServiceLinkVirtualInterfaceElement {
  readonly ServiceLinkVirtualInterfaceId?: string;
  readonly ServiceLinkVirtualInterfaceArn?: string;
  readonly OutpostId?: string;
  readonly OutpostArn?: string;
  readonly OwnerId?: string;
  readonly LocalAddress?: string;
  readonly PeerAddress?: string;
  readonly PeerBgpAsn?: number;
  readonly Vlan?: number;
  readonly OutpostLagId?: string;
  /** `pending`, `available`, `deleting` or `deleted`. */
  readonly ConfigurationState?: string;
  readonly Tags?: readonly TagElement[];
}
