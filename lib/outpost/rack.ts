/**
 * A rack of an Outpost, with its hosts. Racks and hosts are no CloudFormation resources: AWS installs them. Declared here, they
 * tell the rules what can be launched and how far it can be spread.
 */
export interface Rack {
  /** ID of the rack as AWS lists it. */
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
   * The slots that the host is configured into: how many instances of which type it can launch, such as `{ 'm5.xlarge': 8 }`.
   *
   * @default - not known, and rules that depend on it stay silent
   */
  readonly slots?: { [instanceType: string]: number };
}
