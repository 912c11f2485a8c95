import { GENERATION_1, GENERATION_2, MULTI_RACK, RACK, SERVER, SINGLE_RACK } from '../catalog/generations';

/** The hardware of an Outpost, as the Outposts API describes it. */
export interface OutpostHardwareAttributes {
  /** `RACK` or `SERVER`. */
  readonly supportedHardwareType: string;
  /**
   * `GENERATION_1` or `GENERATION_2`.
   *
   * @default - none for Outposts servers; unknown for Outposts racks, and rules that depend on it report nothing
   */
  readonly generation?: string;
  /**
   * `SINGLE_RACK` or `MULTI_RACK`.
   *
   * @default - unknown; rules that depend on it report nothing
   */
  readonly rackScalingType?: string;
}

/**
 * The hardware of an Outpost. It determines the instance families, volume types and services that the Outpost supports.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_Outpost.html
 */
export class OutpostHardware {
  /** First-generation Outposts racks: M5, C5, R5 and related instance families, gp2 volumes. */
  public static readonly RACK_GENERATION_1 = OutpostHardware.of({ supportedHardwareType: RACK, generation: GENERATION_1 });

  /** Second-generation Outposts racks with a network rack: M7i, C7i, R7i and related instance families, gp2 and gp3 volumes. */
  public static readonly RACK_GENERATION_2_MULTI_RACK = OutpostHardware.of({
    supportedHardwareType: RACK,
    generation: GENERATION_2,
    rackScalingType: MULTI_RACK,
  });

  /** A single second-generation Outposts rack, which cannot be extended with more racks. */
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
    /** `GENERATION_1` or `GENERATION_2`; undefined if it is unknown, and for Outposts servers. */
    public readonly generation?: string,
    /** `SINGLE_RACK` or `MULTI_RACK`; undefined if it is unknown. */
    public readonly rackScalingType?: string,
  ) {}
}
