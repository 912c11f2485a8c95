/**
 * A rack of an Outpost, with its hosts. Racks and hosts are not CloudFormation resources: AWS installs them. Rules use the declared racks
 * to check which instances can be launched and how far they can be spread.
 */
export interface Rack {
  /** ID of the rack, as the Outposts API returns it. */
  readonly rackId: string;
  /** The compute hosts in the rack. */
  readonly hosts: RackHost[];
}

/**
 * A compute host (an asset of type `COMPUTE`).
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_AssetInfo.html
 */
export interface RackHost {
  /** ID of the asset: ten digits. */
  readonly assetId: string;
  /**
   * Slots of the host: the number of instances of each type, from 0 to 9,999, such as `{ 'm5.xlarge': 8 }`.
   *
   * @default - unknown; rules that depend on it report nothing
   */
  readonly slots?: { [instanceType: string]: number };
}
