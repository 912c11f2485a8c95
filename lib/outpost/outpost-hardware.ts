import { GENERATION_1, GENERATION_2, MULTI_RACK, RACK, SERVER, SINGLE_RACK } from '../catalog/generations';

/** The hardware of an Outpost in the words of the Outposts API. */
export interface OutpostHardwareAttributes {
  /** `RACK` or `SERVER`. */
  readonly supportedHardwareType: string;
  /**
   * `GENERATION_1` or `GENERATION_2`.
   *
   * @default - servers have none; for a rack it is not known, and rules that depend on it stay silent
   */
  readonly generation?: string;
  /**
   * `SINGLE_RACK` or `MULTI_RACK`.
   *
   * @default - not known, and rules that depend on it stay silent
   */
  readonly rackScalingType?: string;
}

/**
 * What kind of hardware an Outpost is. Instance families, volume types and services differ between them.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_Outpost.html
 */
export class OutpostHardware {
  /** A first-generation rack: M5, C5, R5 and their relatives, gp2 volumes. */
  public static readonly RACK_GENERATION_1 = OutpostHardware.of({ supportedHardwareType: RACK, generation: GENERATION_1 });

  /** Second-generation racks with a network rack: M7i, C7i, R7i and their relatives, gp2 and gp3 volumes. */
  public static readonly RACK_GENERATION_2_MULTI_RACK = OutpostHardware.of({
    supportedHardwareType: RACK,
    generation: GENERATION_2,
    rackScalingType: MULTI_RACK,
  });

  /** A second-generation rack that stands alone and cannot be joined by others. */
  public static readonly RACK_GENERATION_2_SINGLE_RACK = OutpostHardware.of({
    supportedHardwareType: RACK,
    generation: GENERATION_2,
    rackScalingType: SINGLE_RACK,
  });

  /** An Outposts server: instance store instead of EBS, a local network interface instead of a local gateway. */
  public static readonly SERVER = OutpostHardware.of({ supportedHardwareType: SERVER });

  /** Hardware that has no constant here, as the Outposts API describes it. */
  public static of(attributes: OutpostHardwareAttributes): OutpostHardware {
    return new OutpostHardware(attributes.supportedHardwareType, attributes.generation, attributes.rackScalingType);
  }

  private constructor(
    /** `RACK` or `SERVER`. */
    public readonly supportedHardwareType: string,
    /** `GENERATION_1` or `GENERATION_2`; undefined where it is not known, and for servers. */
    public readonly generation?: string,
    /** `SINGLE_RACK` or `MULTI_RACK`; undefined where it is not known. */
    public readonly rackScalingType?: string,
  ) {}
}
